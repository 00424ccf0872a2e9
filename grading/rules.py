"""The rules for what students hand in, as `nbgrader_config.py` sets them: `c.Collect`."""

from __future__ import annotations

from traitlets import Dict, Integer, List, Unicode
from traitlets.config import LoggingConfigurable


class Collect(LoggingConfigurable):
    """The rules for what is taken from a collection."""

    student_id_pattern = Unicode(
        r"(?P<student_id>[A-Za-z0-9](?:[A-Za-z0-9.-]|_(?!_))*)(?:__.*)?",
        help="Regular expression for a folder, or a file without .ipynb; its group student_id "
        "counts. With the default, collect recognises by itself whose a file is.",
    ).tag(config=True)
    companion_files = Dict(
        key_trait=Unicode(),
        value_trait=List(Unicode()),
        help="Assignment -> names of the files that are handed in beside its notebook.",
    ).tag(config=True)
    timezone = Unicode(
        "UTC",
        help="Time zone of the times that platforms write without one, such as Europe/Berlin.",
    ).tag(config=True)
    max_entries = Integer(20_000, help="Most files in one collection.").tag(config=True)
    max_file_bytes = Integer(100_000_000, help="Largest file that is taken.").tag(config=True)
    max_total_bytes = Integer(4_000_000_000, help="Most bytes read in all.").tag(config=True)
