"""Who may reach what: the access table of product.md over every address, tried cell by cell.

* `table.py`: the table itself, to be read and argued about.
* `forms.py`: what the acts send.
* `scene.py`: one of everything at each of the two schools, made by the factories.
"""
