"""Stage 2: a Report becomes a Parse."""
