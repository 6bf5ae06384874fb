"""Sale points from a spreadsheet: read, recognise, map, place, plan, then write all of it or nothing."""
