"""Walkbreak: race files in, printable run/walk pace guides out.

One direction, one type a stage; a module imports only from modules above it here:

values (no disk, clock, network or global state)
    units    what `4:30:00` or `26.2 mi` means, and how it is printed
    source   YAML and CSV text with the file, line and column of every value; problems
    fields   field types, and problems where a file does not fit its model
    cadence  when to walk, in words and laid on a course
    race     a race file's fields and rules
    chart    tables that race files name: a coach's ratios, standards, ratios by temperature
    course   distance and elevation of the ground
    effort   what a slope costs, added up along a course, and how it is to be spent
    legs     running, walking and standing to the finish at a given run pace
    plan     elapsed(distance): run and walk legs laid over the effort, on the goal
    guide    every plan of a race, or why one cannot be; its splits
    paper    lines of text, boxes, rules and signs, in millimetres
    rows     what a row says: a mark or the half, each goal's clock, what stands on the way
    strip    the formats, and rows laid on a strip of paper
    band     one to three plans in a format, or what would fit instead
    sheet    a plan on a whole page
    figure   the course profile as a picture
    formats  the plan as JSON and CSV
    prints   what is drawn on paper, in the numbers that an SVG takes
    planner  what a browser needs to lay bands itself
    pages    {url: Page}: every page of the site, its data in printed form

world
    font     the bands' typeface
    load     content/ from the disk
    render   {url: bytes}
    build    site/, whole or untouched
    browser  a Chromium to print with
    pdf      pages printed to exact PDFs
    verify   what stands in site/, looked at in a browser and on paper
    cli      the `walkbreak` command
"""
