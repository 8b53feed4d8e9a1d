"""Time expressions, their EDTF and their first and last day."""
