"""« Horaires et marchés »: where and when a farm sells, and the days when it does not."""
