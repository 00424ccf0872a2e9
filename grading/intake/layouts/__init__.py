"""Recognisers of collections, one for each platform: whose is which file, by the whole's shape.

`base` is what they share; `moodle`, `canvas`, `blackboard`, `brightspace` and `gradescope` know how
their platform writes names; `pattern` follows the course's own rule; `plain` knows folders, clones
and nbgrader's own layout, `flat` files beside each other; `recognise` asks them all.
"""
