"""« Affiche et QR code »: what one prints for a stall or a door."""
