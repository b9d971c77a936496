# What the scripted people of the demo write
demo-purpose-1 = I want to read our dashboards myself, before the meeting and not after it.
demo-purpose-2 = My teams work on shared documents; I still send attachments. I want to join them there.
demo-purpose-3 = I want to know what an assistant may be trusted with, and what not.
demo-purpose-4 = I would like to answer customers where they speak, without a communications plan.
demo-aims-1 = Work with it alone once a week, and show one result to the team.
demo-aims-2 = Know when to use it, when to leave it, and whom to ask.
demo-aims-3 = Replace one weekly report by a page that everybody can open.
demo-agenda = Where we stand, and what we want
    First steps, together
    A real task of the week
    What went wrong, and why
    On your own
    What stays
demo-keep-1 = One question a week, on the spot.
demo-keep-2 = The half hour on Thursdays.
demo-keep-3 = To ask before I tell.
demo-comment-vetting = Thank you for offering. Pedagogy is there; the topic needs some more practice first. Please come back for the next edition.
demo-comment-module = A good frame. Please add an exercise that fits into ten minutes, and say less about menus.
demo-comment-good = Agreed.
demo-module = # Module outline

    1. Why it matters at work
    2. First steps, with the mentor
    3. A task of one's own
demo-module-again = # Module outline, second version

    1. Why it matters at work
    2. First steps, with the mentor
    3. An exercise of ten minutes
    4. A task of one's own
demo-text = Thank you.

# What is told while it runs, and after
demo-title = Program { $program }, edition { $edition }: { $mentees } executives, { $mentors } mentors
demo-starting = Starting the Prefect server, the worker and the web application in { $folder } …
demo-started = Started in { $seconds } s. Prefect: { $prefect }
demo-launching = HR launches the cohort …
demo-moment-failed = HR declines a mentor's offer, with a kind word.
demo-moment-declined = An executive declines the proposed pair: both go to the next wave.
demo-moment-sent-back = HR sends a module back, with remarks.
demo-moment-left = An executive leaves during the sessions, by one click.
demo-moment-sponsor = The sponsor decides on the command line.
demo-now = { $when } · { $mails } mails · { $acts } acts · { $jumps } jumps in time
demo-column-step = Step
demo-column-each = Each
demo-column-outcomes = What came of it
demo-column-open = Open
demo-column-ending = Endings
demo-done = Done in { $seconds } s: { $days } days of the program, { $mails } mails, { $acts } acts of { $people } people.
demo-mails = Mails: { $folder }
demo-run = A run in Prefect: { $url }
demo-closed = The server is stopped now; to keep it up: make demo DEMO=--stay
demo-stay = All is up. Ctrl-C ends it.
demo-unexpected = Not as expected: { $what } is { $found }, expected { $expected }.
error-demo-stuck = The demo came to a stop: nobody acts and time does not move. Awaited: { $awaits }. What happened stands in { $folder }.
error-demo-page = A page did not take what was sent: { $title }. { $text }
error-demo-not-up = The parts did not start. What they said stands in { $log }.
error-demo-slow = The demo took longer than { $seconds } s. What happened stands in { $folder }.
error-demo-command = The command { $command } failed: { $text }
