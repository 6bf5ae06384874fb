"""« Vos informations sont-elles à jour ? »: asking once a year, hearing the answer, and what silence leads to."""
