"""Walkbreak: race files in, printable run/walk pace guides out.

One direction, one frozen type a stage; a package imports only from those above it here:

values (no disk, clock, network or global state)
    units    quantities and their text; the only place that rounds
    race     located YAML and CSV text to `Race`: fields, walks in words, rules, tables, settings
    pacing   a race on its course to its guides: effort, legs, plan, splits, windows
    paper    guides to rows, their arrangement, and lines, boxes and text in mm
    pages    the catalogue to `{url: Page}`: one module a kind of page; URLs, wording, downloads

world
    content  files to the catalogue, or to every problem
    build    pages to bytes, to site/, to PDFs; verify
    cli      words on the command line to all of the above

`pyproject.toml` lists the order, of the modules in each package too, and `make check` keeps it.
"""
