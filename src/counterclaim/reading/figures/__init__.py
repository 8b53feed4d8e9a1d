"""Figures: numbers, what they count and what became of it."""
