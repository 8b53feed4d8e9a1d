"""The record in a browser: pages, the same as JSON and CSV, and what people judge. Starlette is loaded with this package."""
