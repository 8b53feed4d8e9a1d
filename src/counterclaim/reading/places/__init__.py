"""Places: which names are places, and which place of the gazetteer each is."""
