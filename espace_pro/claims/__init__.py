"""« Est-ce vous ? »: a farm that is already on the map, and somebody who says it is theirs."""
