"""Sample submissions for the demo, and the script that writes them."""
