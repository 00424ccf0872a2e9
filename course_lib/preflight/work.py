"""What is not done, or does not stand where it is looked for: each costs points for no reason."""

from __future__ import annotations

from course_lib.preflight.code import digest, fault, is_still_raised
from course_lib.preflight.form import CODE, GIVEN, PLAIN, TEST, WORDS, FormCell, is_as_released
from course_lib.preflight.look import Look

ANSWER_STUB = "YOUR ANSWER HERE"
_ALWAYS_THERE = {"In", "Out", "get_ipython", "display", "__name__", "_"}
_TURN_TO_CODE = "select it, press Esc and Y (Colab: Ctrl-M Y) to make it a code cell again"
_TURN_TO_TEXT = "select it, press Esc and M (Colab: Ctrl-M M) to make it a text cell again"


def work_problems(look: Look) -> list[str]:
    """One sentence for each exercise and question that is not done or stands elsewhere."""
    found = [exercise_problem(look, i) for i in look.form.of_kind(CODE)]
    found += [question_problem(look, i) for i in look.form.of_kind(WORDS)]
    return [*filter(None, found), *_copies(look), *_out_of_order(look)]


def exercise_problem(look: Look, i: int) -> str:
    """What is wrong with the solution of an exercise; empty if nothing is seen."""
    released, cell = look.form.cells[i], look.cell(i)
    name = released.name
    if cell is None:
        where = _defined_elsewhere(look, i)
        if where:
            return f"{name}: its cell is gone; {where}. Each exercise needs its own cell."
        return f"{name}: its cell is gone. Copy it from a fresh notebook."
    if cell.cell_type != "code":
        kind = "a text" if cell.cell_type == "markdown" else "a raw"
        return f"{name}: its cell is {kind} cell now; {_TURN_TO_CODE}."
    stub = is_still_raised(cell.source)
    untouched = digest(cell.source) == released.hash or (stub and is_as_released(cell))
    where = _defined_elsewhere(look, i) if untouched or stub else ""
    if where:
        return f"{name}: its own cell is not solved yet; {where}. Move it into that cell."
    if untouched:
        return f"{name}: not solved yet."
    if not cell.source.strip():
        return f"{name}: its cell is empty. Write the solution there."
    if stub:
        return (
            f"{name}: not solved yet: `raise NotImplementedError` still stands in its cell. "
            "Take that line out when the code is there."
        )
    if reason := fault(cell.source):
        return f"{name}: its cell does not run ({reason}). Put that right."
    return _lost_name(look, released)


def question_problem(look: Look, i: int) -> str:
    """What is wrong with the answer to a question; empty if nothing is seen."""
    released, cell = look.form.cells[i], look.cell(i)
    name = released.name
    if cell is None:
        return f"{name}: its cell is gone. Copy it from a fresh notebook."
    text = cell.source.strip()
    is_stub = text == ANSWER_STUB or digest(text) == released.hash
    if not is_stub and text:
        if cell.cell_type != released.type:
            return f"{name}: its cell is a {cell.cell_type} cell now; {_TURN_TO_TEXT}."
        return ""
    if where := _answer_elsewhere(look, i):
        return f"{name}: its own cell is not answered yet; {where}. Move the answer into that cell."
    return f"{name}: not answered yet."


def _defined_elsewhere(look: Look, i: int) -> str:
    """Where else the names of an exercise are defined."""
    wanted = set(look.form.cells[i].makes)
    own = set(look.matched.own) | set(look.matched.copies.get(i, []))
    for j, found in enumerate(look.names):
        if not wanted or not wanted & found.made or j == look.matched.chosen.get(i):
            continue
        name = f"`{sorted(wanted & found.made)[0]}`"
        if j in own:
            return f"{name} stands in your cell that begins {look.quoted(j)}"
        for k in look.form.of_kind(CODE, GIVEN, TEST):
            if look.matched.chosen.get(k) == j and look.is_changed(k):
                return f"{name} stands in the cell of {look.form.cells[k].name}"
    return ""


def _lost_name(look: Look, released: FormCell) -> str:
    """A name that the test of an exercise asks for and no cell defines any more."""
    made = {name for found in look.names for name in found.made}
    gone = sorted(set(released.makes) - made)
    if not gone or any(found.makes_any for found in look.names):
        return ""
    return f"{released.name}: no cell defines `{gone[0]}` any more. Give it that name again."


def _answer_elsewhere(look: Look, i: int) -> str:
    """Where an answer may stand whose own cell is untouched."""
    place = look.matched.chosen[i]
    others = set(look.matched.chosen.values()) - {place}
    # A cell of the student's own between the answer's cell and the released cells around it.
    for step in (1, -1):
        j = place + step
        while 0 <= j < len(look.cells) and j not in others:
            if look.cells[j].cell_type != "code" and look.cells[j].source.strip():
                side = "below" if step > 0 else "above"
                return f"a cell of yours stands {side} it, which begins {look.quoted(j)}"
            j += step
    asked = i - 1
    if asked >= 0 and look.form.cells[asked].kind == PLAIN and look.is_changed(asked):
        longer = len(look.cells[look.matched.chosen[asked]].source) - look.form.cells[asked].length
        if longer > 0:
            return "something was written into the cell of the question"
    return ""


def _copies(look: Look) -> list[str]:
    """Cells that are there more than once."""
    found = []
    for i, copies in sorted(look.matched.copies.items()):
        name = look.form.cells[i].name
        if not copies:
            continue
        sources = {digest(look.cells[j].source) for j in [look.matched.chosen[i], *copies]}
        if look.form.cells[i].kind in (CODE, WORDS) or len(sources) > 1:
            found.append(f"{name}: there are {len(copies) + 1} copies of this cell; keep one.")
    return found


def _out_of_order(look: Look) -> list[str]:
    """Cells that need a name at once that only cells further down make."""
    found, made = [], set[str]()
    later = [cell.made for cell in look.names]
    writable = set(look.own_places)
    for j, cell in enumerate(look.names):
        if cell.makes_any:
            return found  # From here on who knows what is bound.
        below = set().union(*later[j + 1 :])
        wanted = sorted(cell.needed & below - made - _ALWAYS_THERE)
        if wanted and j in writable and look.cells[j].cell_type == "code":
            found.append(
                f"Your cell that begins {look.quoted(j)} uses `{wanted[0]}`, which is made "
                "further down: run from the top, it fails. Move it below."
            )
        made |= cell.made
    return found
