"""What many reports say on one matter, side by side. It never rules on truth."""
