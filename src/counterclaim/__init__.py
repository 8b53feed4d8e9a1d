"""Counterclaim reads news reports and keeps the record of who claims what, according to whom, and who disputes it."""

__version__ = "0.1.0"
