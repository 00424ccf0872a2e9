"""What students and instructors get to see of the grades.

`results` reads them from the gradebook and the records; `grades` makes a table of them; `feedback`
writes a page for each student.
"""
