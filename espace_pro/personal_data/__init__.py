"""« Mes données »: download all, ask for erasure, change of address, close the account."""
