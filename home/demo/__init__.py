"""Demo content: data files, and what puts them into the database."""
