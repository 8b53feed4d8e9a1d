// What a browser adds to pages that work without it: keys, search as you type, spans by selecting text, files by dropping them.
import { startKeys } from "./keys";
import { startLive } from "./live";
import { startNaming } from "./naming";
import { startReading } from "./reading";
import { startSelecting } from "./selecting";

startKeys();
startLive();
startSelecting();
startReading();
startNaming();
