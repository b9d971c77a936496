# Help
cli-help = Run reverse-mentoring programs: one YAML file, executed on Prefect, decided by people.
cli-help-people = The people list.
cli-help-check = Check programs; a fault is told as path:line:col: message.
cli-help-schema = Print the JSON Schema of the program format, for editors.
cli-help-people-check = Check a people list (CSV); each bad row is told with its line.
cli-help-people-generate = Invent a people list of any size for a program, for rehearsals: on standard output, the same for a seed.
cli-help-people-update = Update the people list of a running cohort (CSV): shows first who joins, leaves and changes.
cli-help-up = Start everything here: Prefect server, worker and web. Ctrl-C ends all.
cli-help-deploy = Tell Prefect about our flows and make the work pool.
cli-help-worker = Run a worker alone.
cli-help-web = Run the web application alone.
cli-help-launch = Launch a cohort: a program with a people list. Prints its name.
cli-help-status = Show all cohorts, or one with its journeys.
cli-help-tasks = Show who is asked for what.
cli-help-matching = Show the pairs that were proposed last: why, and what would help who found nobody.
cli-help-pair = Say that two shall be a pair in the next wave; with --apart, that they shall not; with --free, neither.
cli-help-wave = Open the next wave of matching now, with those who are there, whatever waves.every, waves.max and ready say.
cli-help-choose = Name a mentor where mentees choose; or draw the pairs of a wave where HR does.
cli-help-decide = Decide at a gate. With --all: at all open gates of a step, after a preview.
cli-help-answer = Answer a form.
cli-help-attach = Hand in the deliverables of a module.
cli-help-remind = Remind those who are asked.
cli-help-claim = Take a task that several may do; with --give-back, give it back.
cli-help-reassign = Hand a task over to somebody, who is written to.
cli-help-take-back = Take back what one has decided oneself, as long as nobody has gone on after it.
cli-help-correct = Correct what was recorded of a session that counts as held; both of the pair are told.
cli-help-reopen = Have a step done once more, by human resources; what was answered is offered again.
cli-help-away = Say when somebody is away, and who stands in meanwhile; with --back, that he or she is back.
cli-help-leave = A participant leaves the program; no reason is asked for.
cli-help-stop = End a journey; of the cohort's own journey, the whole cohort.
cli-help-hold = Put a journey on hold.
cli-help-release = Let a journey on hold go on.
cli-help-outbox = Show the mails: sent, waiting, skipped, failed.
cli-help-link = Print the link of a task for one person, to be given by hand.
cli-help-sweep = Do what is due, and mend what a crash may have left behind.
cli-help-demo = Run a whole program, with scripted people, on a real Prefect server.

# Arguments and options
cli-option-json = Print JSON on standard output.
cli-option-yes = Answer yes to every question.
cli-option-as = The address of the person who acts; may be left out when only one may.
cli-option-as-hr = The address of the person who acts; left out, human resources do.
cli-option-as-decider = The address of who has decided.
cli-option-behalf = The address of the person for whom human resources act; who does is said with --as.
cli-option-behalf-reason = Why human resources act for somebody else.
cli-option-reopen-reason = Why it is done once more.
cli-option-dry-run = With --all: show what would be decided, and decide nothing.
cli-option-reassign-to = The address of the person who is asked from now on.
cli-option-give-back = Give it back, so that the others may do it.
cli-option-from = The first day of the absence, as 2027-03-01.
cli-option-until = The last day of the absence, as 2027-03-12.
cli-option-deputy = The address of who stands in meanwhile.
cli-option-back = The person is back: all absences end now.
cli-option-cohort = The name of a cohort.
cli-option-mentees = How many mentees.
cli-option-mentors = How many mentors.
cli-option-seed = The seed of chance: the same seed invents the same people.
cli-option-link-for = The address of the person, if several are asked.
cli-option-revive = Mails to ADDRESS arrive again: go on writing, and send what failed.
cli-option-for = Only the tasks of this address.
cli-option-comment = A comment; some outcomes require it.
cli-help-release-words = Let those who design modules read one text that a mentee wrote, without a name.
cli-argument-words = The form's field that holds the text, as purpose.
cli-words-released = { $task }: { $field } is released.
cli-help-confirm = Confirm trainings: who was there is ticked off, one, several, or all of a step; or, with --held, a session that took place without a date.
cli-argument-trainings = Tasks of trainings, or with --all the step; with --held the task that asks for a session's date.
cli-option-all-trainings = All open tasks of that training in a cohort; not those that participants confirm themselves.
cli-option-except = With --all: not this journey. Can be given several times.
cli-ask-confirm-all = { $count ->
    [one] Confirm one training?
   *[other] Confirm { $count } trainings?
 }
cli-argument-session = The number of the session, as on the pages of the pair.
cli-argument-corrected = held (at another time), missed or cancelled.
cli-option-correct-reason = Why; it is kept apart, for HR alone.
cli-option-correct-at = When it was held instead, as 2027-03-01T14:00.
cli-option-held = A session took place then, as 2027-03-01T14:00, without having been planned; HR's word, or with --as that of one of the two.
error-cli-held-alone = --held names one session: give one task, without --all.
cli-corrected = { $code }, session { $number }: corrected. The pair is told.
cli-session-held = { $task }: the session counts as held. The pair is told.
cli-confirmed = { $task }: confirmed.
error-cli-choose-one = Say one thing: --mentor CODE, or --nobody (with --words, if you like); where HR draws the pairs, --suggested and --pair MENTEE=MENTOR.
error-cli-pair-form = “{ $text }” is not a pair. Write it as E001=M003; E001= makes none.
error-cli-no-trainings = No training “{ $step }” waits for confirmation by somebody else in { $cohort }. Check the step's name; “revflow tasks --cohort { $cohort }” lists what is open.
error-cli-not-of-training = { $codes } waits for no confirmation of “{ $step }” in { $cohort }. See revflow tasks --cohort { $cohort }.
cli-option-rubric = A score of 0 to 4 for a line of the rubric, as mastery=3, or mastery.data=3 for one topic.
cli-option-topic = Approve for this topic, where topics are judged one by one. Can be given several times; without it all are approved.
cli-option-pair = A pair to break, when a wave is sent back.
cli-option-mentee = The mentee: a code, as E001, or an address.
cli-option-mentor = The mentor: a code, as M001, or an address.
cli-option-apart = They shall not be a pair, in no wave to come.
cli-option-pair-topic = In a crossed program: the topic on which they shall be a pair, by its name in the program.
cli-option-choose-mentor = The mentor who is named, as a code like M003 or an address.
cli-option-nobody = None of the mentors will do: HR hears of it.
cli-option-choose-words = What HR should know, with --nobody. HR alone reads it.
cli-option-draw-pair = A pair of the wave; may be given several times. Without a mentor (E001=) there is none.
cli-option-suggested = Take what the rules suggest; --pair replaces single lines of it.
cli-option-free = Neither: the match finds what is best.
cli-option-all = Decide all open gates of the step that is named in place of a task.
cli-option-answer = A JSON file that holds an object: field name to value. A hyphen reads standard input.
cli-option-reason = A short code for the reason.
cli-option-name = The cohort's name; left out, it is program and edition.
cli-option-start = The first day, as 2027-03-01; left out, it starts now.
cli-option-up-port = The port of the pages, from 1 to 65534; Prefect takes the one after it.
cli-option-port = The port on this machine, from 1 to 65535.
cli-option-host = The address to listen on.
cli-option-pool = The work pool in which journeys run.
cli-option-pool-type = Its type, if it is made now: revflow (our own worker drives) or process (processes do).
cli-option-automations = Make automations, too.
cli-option-stay = Keep everything up at the end, until Ctrl-C.
cli-argument-task = The task, as revflow tasks lists it.
cli-argument-outcome = One of the outcomes that the gate offers.
cli-argument-code = The code of a journey, as P017.
cli-argument-journeys = The code of a journey, as P017; the name or code of a cohort means all of its journeys.
cli-argument-program = The program's YAML file.
cli-argument-away = The address of the person who is away.
cli-argument-files = Files; outline=draft.pdf says which deliverable a file is.
cli-argument-programs = The program's YAML file.
cli-argument-people = The people list, a CSV file.
cli-argument-cohort = The name of a cohort.

# Columns
cli-column-cohort = Cohort
cli-column-program = Program
cli-column-edition = Edition
cli-column-state = State
cli-column-scope = Each
cli-column-journeys = Journeys
cli-column-code = Code
cli-column-for = For
cli-column-step = Step
cli-column-awaits = Awaits
cli-column-claimed-by = Claimed by
cli-column-deputies = Stand in
cli-column-since = Since
cli-column-task = Task
cli-column-kind = Kind
cli-column-due = Due
cli-column-template = Mail
cli-column-to = To
cli-column-queued = Queued
cli-column-sent = Sent
cli-column-path = File
cli-column-nudged = Nudged
cli-column-mails = Mails
cli-column-sealed = Sealed
cli-column-without-run = Without a run
cli-column-left-over = Files left over
cli-column-mentee = Mentee
cli-column-mentor = Mentor
cli-column-points = Points
cli-column-for-it = For
cli-column-against = Against
cli-column-not-known = Not known
cli-column-single = Without a pair
cli-column-role = Role
cli-column-why = Why
cli-column-would-help = What would help

# What was done
cli-no-faults = { $path }: no faults.
cli-warning = (a warning)
cli-people-good = { $count ->
    [one] One person, no faults.
   *[other] { $count } people, no faults.
}
cli-launched = Launched. See: revflow status { $cohort }
cli-no-cohorts = There is no cohort yet. Launch one: revflow launch PROGRAM --people CSV
cli-matching-stuck = No pair can be formed in { $cohort } so far. Who is ready, what is in the way, and what would help:
cli-no-matching = No pairs were proposed in { $cohort } yet. What it waits for: revflow status { $cohort }
cli-no-tasks = Nobody is asked for anything.
cli-no-mails = No mail yet.
cli-wave = The next wave of { $cohort } opens. Its pairs: revflow matching { $cohort }
cli-pair-together = { $topic ->
    [none] { $mentee } and { $mentor } will be a pair in the next wave.
   *[other] { $mentee } and { $mentor } will be a pair on { $topic } in the next wave.
}
cli-pair-apart = { $mentee } and { $mentor } will not be a pair.
cli-pair-free = { $mentee } and { $mentor } are free again: the match finds what is best.
cli-chosen = { $task }: { $mentor } is named. Whoever is named is asked next.
cli-chose-nobody = { $task }: none of the mentors will do. HR is told.
cli-drawn = { $task }: the pairs are drawn.
cli-decided = { $task }: { $outcome } is recorded.
cli-possible = possible
cli-column-result = Result
cli-not-decided = { $task } was not decided:
cli-decided-all = { $done ->
    [0] Nothing was decided
    [one] One gate was decided
   *[other] { $done } gates were decided
}, { $refused ->
    [0] none was refused.
    [one] one was refused.
   *[other] { $refused } were refused.
}
cli-claimed = { $task } is claimed: the others leave it alone.
cli-given-back = { $task } is given back: anybody who is asked may do it.
cli-reassigned = { $task } is handed over to { $address }.
cli-taken-back = { $task }: the decision is taken back, and can be given anew.
cli-reopened = { $task }: its step is done once more. See who is asked: revflow tasks
cli-away = { $address } is away from { $first } to { $last }{ $deputy ->
    [none] {"."}
   *[other] , and { $deputy } stands in.
}
cli-away-both = Note: the deputy of { $address } is away during part of that time too, and nobody stands in for a deputy. Name somebody else: revflow away { $address } … --deputy ADDRESS, with the same days.
cli-back = { $count ->
    [0] { $address } was not away.
   *[other] { $address } is back.
}
cli-answered = { $task }: the answer is recorded.
cli-attached = { $task }: { $count ->
    [one] one file is handed in.
   *[other] { $count } files are handed in.
}
cli-reminded = { $task }: a reminder waits in the outbox.
cli-left = { $code } has left.
cli-stopped = { $code } is stopped.
cli-held = { $code } is on hold. To go on: revflow release { $code }
cli-released = { $code } goes on; with its whole cohort, if that is on hold.
cli-stopped-all = The whole cohort { $cohort } is stopped, with all of its journeys.
cli-held-all = The whole cohort { $cohort } is on hold, with all of its journeys. To go on: revflow release { $cohort }
cli-released-all = The whole cohort { $cohort } goes on; journeys that were put on hold by themselves stay so.
cli-state-on-hold = { $state }, on hold
cli-unreachable = { $state }, unreachable by mail
cli-link-personal = This link is for { $address } alone: whoever has it acts in that name. Give it to nobody else.
cli-revived = Mails to { $address } are sent again; { $count ->
    [0] none waits.
    [one] one that had failed waits in the outbox.
   *[other] { $count } that had failed wait in the outbox.
}
cli-deployed = The pool { $pool } ({ $kind }) is there; deployed: { $flows }.
cli-moved = { $count ->
    [one] One parked run was made again in the pool { $pool }.
   *[other] { $count } parked runs were made again in the pool { $pool }.
}
cli-yes-or-no = [y/N]:
cli-words-yes = y yes
cli-words-no = n no
cli-neither-yes-nor-no = Please answer { $yes } (yes) or { $no } (no); Enter alone is no.
cli-ask-leave = Shall { $code } leave the program? This cannot be undone.
cli-ask-stop = Shall { $code } be ended for good?
cli-ask-stop-all = Shall the whole cohort { $cohort } be ended for good, with all of its journeys?
cli-ask-decide-all = { $count ->
    [one] Decide “{ $outcome }” at this gate?
   *[other] Decide “{ $outcome }” at these { $count } gates?
}

# What went wrong
cli-unexpected = Something went wrong that revflow did not foresee. What happened stands in { $log }; with REVFLOW_DEBUG=1 it is shown here.
cli-unexpected-unlogged = Something went wrong that revflow did not foresee ({ $error }). With REVFLOW_DEBUG=1 it is shown here.
cli-refused = revflow refused this: { $code }.
error-cli-who-acts = Several people may act on { $task }: say who, with { $option } ADDRESS. They are: { $addresses }.
error-cli-nobody-at = Nobody of { $cohort } has the address { $address }. Check the spelling; revflow tasks lists who is asked.
error-cli-rubric-form = "{ $text }" is not a score. Write a line and its score, as mastery=3.
error-cli-all-needs-cohort = With --all, say in which cohort: --cohort NAME.
error-cli-all-needs-as = The gates of the step { $step } ask several people: say as whom you decide, with --as ADDRESS. They are: { $addresses }.
error-cli-behalf-needs-as = Say who of human resources acts for { $address }: --as ADDRESS.
error-cli-only-with-all = { $option } goes with --all only. Leave it out, or name a step with --all and --cohort.
error-cli-apart-or-free = --apart and --free say two things. Give one of them.
error-cli-topic-together = --topic says on what two are a pair. It goes with neither --apart nor --free.
error-cli-away-days = Give the days of an absence with --from DATE and --to DATE, or --back alone.
error-cli-no-gates = No gate of the step { $step } is open in { $cohort }. Check the step's name; “revflow tasks --cohort { $cohort }” lists what is open.
error-cli-no-gates-of = No open gate of the step { $step } in { $cohort } asks { $address }. “revflow tasks --for { $address }” lists what does.
error-cli-file-unreadable = { $name } cannot be read. Check the path and its permissions.
error-cli-argument-signs = The argument “{ $text }” holds signs that are not UTF-8. Type it anew; a file with such a name must be renamed first.
error-cli-not-json = { $name }, line { $line }: this is not a JSON object in UTF-8. Write field names and values: {"{"}"topics": ["data"]{"}"}.
error-cli-file-unplaced = { $name } fits none of the deliverables that are asked for ({ $known }). Say which it is: NAME=FILE.

# why a mail was not sent
cli-mail-task-closed = not needed any more: the task was closed before
cli-mail-task-handed = not needed any more: somebody else is asked now
cli-mail-group-told = not needed: the mentor has it for another pair of the group
cli-mail-person-gone = not sent: the person is not on the people list any more
cli-mail-mail-refused = the mail server did not take the address
cli-mail-mail-unreachable = the mail server does not answer; tried again
cli-mail-mail-login = the mail server does not accept user or password
cli-mail-mail-tls = no secure connection to the mail server
cli-mail-mail-sender = the mail server does not take the sender in REVFLOW_MAIL_FROM; will be tried again
cli-mail-mail-redirect = the mail server does not take the address in REVFLOW_MAIL_REDIRECT; will be tried again
cli-mail-mail-header = name or address cannot stand in a mail
cli-mail-mail-folder = the folder of mails cannot be written to
cli-mail-template-faulty = the template has a fault
cli-mail-file-unknown = a file to be attached is not there
cli-mail-address-dead = not tried: mails to this address do not arrive
cli-mail-mail-bounced = it came back: it could not be delivered

# Wrong usage
cli-usage-command = There is no command { $word }{ $near ->
    [none] .
   *[other] ; { $near } is near to it.
} See: { $see }
cli-usage-option = There is no option { $word } here{ $near ->
    [none] .
   *[other] ; { $near } is near to it.
} See: { $see }
cli-usage-option-value = { $word } lacks its value, or has one where it takes none. See: { $see }
cli-usage-missing = { $word } is missing. { $meaning } See: { $see }
cli-usage-value = { $word } does not take this value. { $meaning } See: { $see }
cli-usage-words = These words do not make up this command: one is missing, or too many. See: { $see }
cli-not-confirmed = Nothing was done.
