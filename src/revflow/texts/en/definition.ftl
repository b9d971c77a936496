# Words that a program need not write itself.
level-0 = Never used
level-1 = Tried
level-2 = With help
level-3 = At ease
level-4 = Able to teach it
label-volunteer = I take part of my own free will
label-approve = Approve
label-revise = Send back
label-decline = Decline
label-later = Not yet
label-close = Close

# Faults of programs and people lists: what, and what to do.
did-you-mean = { $near ->
    [none] { "" }
   *[other] { " " }Did you mean “{ $near }”?
}
one-of = { " " }Possible: { $known }.

fault-file-missing = There is no such file. Check the name and the folder.
fault-file-folder = This is a folder. Name a file in it.
fault-file-unreadable = This file cannot be read. Check its name and who may read it.
fault-file-too-big = This file is larger than { $limit } MB. Is it the right one?
fault-file-not-utf8 = A sign here is not UTF-8. Save the file anew with the encoding UTF-8 (in Excel: “CSV UTF-8”).
fault-file-utf16 = This file is UTF-16 (Excel's “Unicode text”), which is not read. In Excel, choose “Save as” and the type “CSV UTF-8 (comma delimited)”; elsewhere, save it with the encoding UTF-8.
fault-file-empty = There is nothing in this file. Start from a copy of a shipped one.

fault-yaml-syntax = This line, or the one above, breaks the rules of YAML. Check indentation, brackets and quotes; a text that begins with a special sign needs quotes.
fault-yaml-colon = A second “: ” is not allowed here. Put the text in quotes, or indent the line below its key.
fault-yaml-tab = A tab stands at the beginning of this line. Indent with spaces.
fault-yaml-character = A sign here cannot be read as text. Delete it.
fault-yaml-anchor = Anchors and references (& and *) are not taken: “{ $word }”. Take a step with use:, or write shared lines under defaults:.
fault-yaml-merge = “<<” is not taken. Take a step with use:, or write shared lines under defaults:.
fault-yaml-tag = “{ $word }” is not taken: a file says only what is written. Delete the word that begins with “!”.
fault-yaml-key = A key must be a plain word here.
fault-yaml-documents = A second document begins here (---). Keep one program to a file.
fault-yaml-too-deep = This is nested deeper than any program. Is a bracket left open?
fault-duplicate-key = “{ $word }” stands here a second time; the first is in line { $first }. Delete one of them.
fault-empty-value = “{ $word }” has no value. Write one, or delete the line.
fault-empty-entry = This entry of the list is empty. Write a value behind the hyphen, or delete the line.
fault-not-a-program = This is not a program: lines such as “program: name” are missing. Start from a copy of a shipped one.

fault-missing-key = “{ $word }:” is missing here. Add that line.
fault-unknown-key = “{ $word }” is not known here.{ did-you-mean } Your own notes begin with x-.{ one-of }
fault-not-one-of = “{ $word }” is not possible here.{ did-you-mean }{ one-of }
fault-expected-map = Lines with names and values belong here, such as “name: value”.
fault-expected-list = A list belongs here, such as [one, two].
fault-expected-word = A single text belongs here, not a list or further lines.
fault-too-low = “{ $word }” must be { $limit } or more.
fault-too-high = “{ $word }” must be { $limit } or less.
fault-bad-flag = Only true and false are possible here, not “{ $word }”.
fault-bad-whole = A whole number belongs here, such as 3, not “{ $word }”.
fault-bad-number = A number belongs here, such as 3 or 2.5, not “{ $word }”.
fault-bad-share = A share belongs here, such as 90 %, above 0 and up to 100; not “{ $word }”.
fault-bad-text = A text belongs here: plain, or one for each language, such as {"{"}fr: …, en: …{"}"}. It must not be empty.
fault-text-line-break = This text stands in the subjects of mails: it must be one line. Delete the line break.
fault-bad-duration = “{ $word }” is not a length of time. Write a number and a unit: 60 min, 5 working days, 2 weeks (min, hours, days, working days, weeks, months, years).
fault-duration-long = { $word } are more than { $years } years: no program waits so long. Check the number and the unit.
fault-bad-offset = “{ $word }” is not a time around another. Write it as 2 working days before (the due date), 1 day after, or 1 day after sessions.last.
fault-bad-range = “{ $word }” is not a range. Write the lowest and the highest whole number, such as 5-10.
fault-bad-quiet = “{ $word }” are not hours. Write them as 19:00-08:00.

fault-bad-label = “{ $word }” cannot be used in names of files and commands. Use letters without accents, digits, - . and _, 30 at most.
fault-bad-name = “{ $word }” cannot be a name. Use letters without accents, digits, - and _, beginning with a letter or digit.
fault-reserved-name = “{ $word }” has a meaning of its own. Choose another name.
fault-duplicate-id = Another step is called “{ $word }”, in line { $first }. Give one of them another id.
fault-word-twice = “{ $word }” stands here twice. Delete one.
fault-steps-none = A program needs steps. Begin with “- use: needs”.
fault-languages-none = A program needs a language, such as [fr].
fault-unknown-language = “{ $word }” is not the code of a language. Write fr, en, de…
fault-language-not-shipped = Pages and mails are shipped in { $known } only; people who read “{ $word }” get them in English unless your templates say otherwise.
fault-unknown-timezone = “{ $word }” is not a time zone.{ did-you-mean } Write it as Europe/Paris.
fault-unknown-country = No public holidays are known for “{ $word }”. Write a country's two letters, such as FR, or leave the line out.
fault-weekdays-none = At least one day must be a working day, such as [mon, tue, wed, thu, fri].
fault-unknown-weekday = “{ $word }” is not a day.{ did-you-mean }{ one-of }
fault-bad-date = “{ $word }” is not a date. Write it as 2027-12-01, a closure as 2027-08-02/2027-08-20.
fault-date-far = “{ $word }” does not lie between the years { $first } and { $last }. Check the year.
fault-bad-closure = “{ $word }” ends before it begins, or lasts longer than a year. Check both dates.
fault-closed-for-years = “{ $word }”, with the closures around it, leaves { $days } days and more without a working day: no deadline could be found. Shorten these closures, or delete one.
fault-hr-missing = A program needs the group hr with at least one member: it decides where nobody else can. Write hr: {"{"}members: [address]{"}"}.
fault-levels-count = A scale has { $least } to { $most } levels. Leave the line out for the usual five.
fault-bad-address = “{ $word }” is not a mail address. Write it as name@company.example, in letters without accents.
fault-unknown-group = There is no group “{ $word }”.{ did-you-mean } Groups stand under groups:.
fault-escalates-to-itself = The group “{ $word }” cannot escalate to itself. Name another one.
fault-deputy-member = “{ $word }” is a member of this group, and is asked anyway, so cannot stand in for another one. Name somebody else, or delete the address here.

fault-text-missing = This text is missing in: { $missing }. Add it, or write one plain text that suits all.
fault-text-plain = This text is the same in all languages ({ $known }). If it should not be, write one for each.
fault-text-unused = The program does not speak “{ $word }”, only { $known }. Add it to languages:, or delete it here.
fault-age-refused = “{ $word }”: age, birth, generation and seniority are never asked, since choosing by them is discrimination. Ask for a topic and a level instead.

fault-unknown-actor = “{ $word }” is neither a group, nor a role, nor an address.{ did-you-mean }{ one-of }
fault-role-not-here = There is no { $word } in a step of this scope ({ $scope }). Write for_each: pair or that role's own, or name a group.
fault-by-empty = Nobody is named in “{ $word }”. Name a group, a role or an address.
fault-gate-nobody = Nobody can answer here: the group “{ $word }” has no members, for whom alone deputies stand in. Add one, or write when: groups.{ $word }.
fault-except-nobody = Nobody of “{ $word }” may decide here any more: except: names them all. Leave somebody, or name others in by:.
fault-group-empty = The group “{ $word }” has no members: nothing reaches it.

fault-bad-expiry = “{ $word }” cannot happen here when time is up.{ did-you-mean }{ one-of }
fault-silence-approves = If nobody answers here, silence approves: “{ $word }” leads on as if somebody had decided. Write on_expiry: hold, or an outcome that does not lead on, unless that is what you want.
fault-escalate-order = This escalation is not later than the one before it. Write the chain from the soonest to the latest.
fault-due-zero = “{ $word }” is over before anybody can read of it. Write a longer time, or 0 working days for the end of the same day.
fault-unknown-anchor = No reminder can count from “{ $word }”.{ did-you-mean }{ one-of }
fault-remind-before-launch = Nobody is asked before the launch, so nobody would be reminded then. Write after launch.
fault-ready-idle = No share is counted here: what this step waits for is no population of people, pairs or topics. Delete this line, it has no effect.
fault-remind-never = This reminder would never go: “{ $word }” waits for this step, so its dates are not known yet when people are asked here. Say with after: what “{ $word }” waits for, or count from the due date.
fault-quorum-missing = { $count } people may vote here: say with quorum: whose votes make the outcome (first, all, majority, a number, "veto: decline").
fault-bad-quorum = “{ $word }” is not a quorum.{ did-you-mean } Possible: first, all, majority, a number, "veto: decline".
fault-quorum-number = “{ $word }” votes cannot come together: there are { $most }. Write a number from 1 to { $most }, or all.
fault-quorum-people = The quorum needs { $needed } votes of different people, and by: names { $able } who can vote together. Name others in by:, or write a smaller quorum.
fault-in-order-idle = in_order: true has no effect here: with the first vote nobody else's turn comes. Name several in by: with another quorum:, or delete the line.
fault-each-without-group = each: true has no effect here: by: names no group whose members could be asked. Delete the line, or name a group.
fault-unknown-outcome = This step has no outcome “{ $word }”.{ did-you-mean }{ one-of }
fault-outcomes-none = This step has no outcome. Leave the line out for the usual ones.
fault-loop-unbounded = This loop has no end: at least one outcome must lead on, and max_rounds must be 1 to { $limit }.
fault-unknown-line = The rubric has no line “{ $word }”.{ did-you-mean }{ one-of }
fault-per-topic-without-topics = per_topic needs topics to judge: a step for each mentor or mentee, below a form of theirs that asks for topics.
fault-after-without-back = after is for a second chance: then must name a step above, not “{ $word }”.
fault-label-missing = The outcome “{ $word }” needs a label for people: {"{"}then: …, label: …{"}"}.
fault-private-comment = “{ $word }” could never be said: nobody is told of a private decision, so it takes no comment, and this outcome requires one. Delete comment: required, or private: true.
fault-rematch-without-pair = Only a pair can be matched anew. Write for_each: pair, or another outcome.
fault-leave-without-person = Nobody can leave here: this step is not for a mentee, a mentor or a pair.
fault-back-elsewhere = “{ $word }” is not for the same subject ({ $scope }): a step can only go back to one that is.
fault-back-not-awaited = This step does not wait for “{ $word }”, so it cannot send back to it. Add it to after:, or name a step that is waited for.
fault-back-not-above = “{ $word }” does not stand above this step: one can only go back. Write next to go on.
fault-unknown-target = “{ $word }” leads nowhere.{ did-you-mean }{ one-of }

fault-unknown-step = There is no step “{ $word }”.{ did-you-mean }
fault-after-not-above = “{ $word }” does not stand above this step, so it cannot be waited for. Move one of them, or the loop never ends.
fault-no-join = A step for each { $scope } cannot wait for “{ $word }”, which is for each { $other }: they do not concern the same people. Wait for the match instead.
fault-no-match-above = There is no { $scope } yet: a step of kind match must stand above. Add “- use: matching”.
fault-match-twice = “{ $word }” matches already; a program has one match. Later waves take those who remain.
fault-match-not-cohort = A match is for the whole cohort. Delete for_each here.
fault-match-without-topics = No form above asks each { $scope } for topics: the match will find nothing in common. Add a field of type topics.
fault-crossed-without-topics = crossed: true finds a mentor for each topic, and no form above asks each { $scope } for topics. Add a field of type topics, or delete the line.
fault-crossed-by-rules = crossed: true is matched by rules, not with chosen_by: { $word }. Delete one of the two lines.
fault-unreachable = This step is never reached: no outcome of “{ $word }” leads to next.

fault-circle-not-cohort = A circle is for all at once, not for each { $scope }. Delete for_each.
fault-circle-planner = One group, role or person gives a circle's meetings their dates. Write one name in by:.
fault-circle-pace = Nobody meets every { $word }: the meetings of a circle are days apart. Write it as “every: 3 months”.
fault-circle-no-match = Those who have a pair meet in a circle, and this program makes no pairs. Add a match above it.
fault-circle-late = “{ $word }” is a step of the pairs: a circle that waits for it begins when all is over. Delete after:, and it begins with the first pairs.
fault-after-circle = Nobody waits for the circle “{ $word }”, which goes on as long as pairs run. Delete it from after:.
fault-sessions-not-pair = Sessions are held by a pair. Write for_each: pair.
fault-count-outside = { $count } sessions lie outside the bounds { $low }-{ $high }. Change count or bounds.
fault-session-length = { $word } are no length of one session. Write minutes or hours, { $limit } hours at most, such as 60 min.
fault-together-alone = Several pairs of one mentor meet together, but each mentor has one mentee. Write mentees_per_mentor: 2 or more in the match, or leave out together.
fault-together-mentor = The mentor gives the dates of pairs that meet together. Name mentor in confirm_by, or leave out together.
fault-bounds-unusual = { $low } to { $high } sessions are what works in practice. Keep other bounds only with a reason.
fault-pulse-late = A pair that holds { $count } sessions is not asked after session { $after }: the survey follows. Ask it earlier.
fault-unknown-criterion = “{ $word }” is not a rule of matching.{ did-you-mean }{ one-of }
fault-line-unused = “{ $word }” has no effect in a step of kind { $kind }: it asks nobody. Delete the line.
fault-training-asks-nobody = “{ $word }” has no effect here: only who confirms in person is asked. Add { $role } to confirm_by, or delete the line.
fault-covers-nothing = covers: { $word } has no effect: no sessions of the program are guided by this module, or there are fewer. Correct it, or delete the line.
fault-refresher-idle = refresher: true has no effect: the program has no sessions of which half could be held. Delete the line.
fault-wait-until = Write either duration: 2 weeks or until: 2027-12-01, one of the two.
fault-deliverables-none = Say which files are to be handed in.
fault-external-attached = “{ $group }” is an external group, which never learns who: what “{ $word }” makes names people. Send it in a mail to others.
fault-certificate-not-pair = A certificate tells of a pair's sessions: write “for_each: pair”.
fault-certificate-for = A certificate is made out to “mentor” or “mentee”, not to “{ $word }”.{ did-you-mean }
fault-unknown-function = There is no function “{ $word }”.{ did-you-mean }
fault-fields-none = A form needs at least one field.
fault-field-not-asked = “{ $word }” is not asked by this step.{ did-you-mean }{ one-of }
fault-least-above-most = The least ({ $low }) is above the most ({ $high }). Exchange them.
fault-options-none = A choice needs options.
fault-quiz-empty = A quiz needs questions, or same_as with an earlier quiz whose questions are asked again.
fault-quiz-both = With same_as the questions are those of the earlier quiz. Delete “{ $word }”, or same_as.
fault-quiz-choices = A question has { $fewest } to { $most } choices; here there are { $count }.
fault-quiz-right = Say which choice is right. Where several are, write a list.
fault-quiz-per-pair = A mentor with several pairs would be asked these questions once for each of them. Write “for_each: mentor”, and they come once.
fault-quiz-topics-bare = No question is about: { $topics }. Who has chosen nothing else is asked the questions without a topic alone.
fault-quiz-other-person = These questions were asked of the { $word }. Write by: { $word }, so that the same person answers again.
fault-quiz-of-several = The form “{ $word }” asks several people, so that nobody could say whose answers to compare. Give the quiz a form of its own, with one name in by.
fault-unknown-quiz = No form above that asks the same people has the quiz “{ $word }”.{ did-you-mean } Write it as step.field.
fault-bad-ending = “{ $word }” is not the ending of a file's name. Write it without a dot: pdf.
fault-topics-none = The program has no topics to choose from. Write them under topics:.
fault-unknown-field = No form above has the topics field “{ $word }”.{ did-you-mean } Write it as needs.topics.
fault-unknown-mail = There is no mail “{ $word }”.{ did-you-mean } Your own stand in templates/mail/.
fault-unknown-content = There is no content “{ $word }”.{ did-you-mean } Your own stand in templates/content/, one file for each language.
fault-content-unreadable = The file “templates/{ $file }” cannot be read as text. Save it anew with the encoding UTF-8.
fault-content-empty = The file “templates/{ $file }” says nothing below its headings, and people are asked to read it. Write its text.
fault-content-too-big = The file “templates/{ $file }” is larger than { $limit } MB. Is it the right one?
fault-content-missing = The content “{ $word }” is missing in: { $missing }. People who read it get another language.
fault-external-copied = A copy shows its readers' addresses, and “{ $word }” is external: it must not learn who takes part. Write to it in a mail step of its own.
fault-shared-hr-only = “shared” and “hr_only” contradict each other: a text that HR alone reads is not read by the mentor. Delete one of the two lines.
fault-unknown-agenda = “{ $word }” is no text of many lines (many: true) in a form of the pair above that one of the two fills in.{ did-you-mean } Write it as plan.agenda, or delete the line.
fault-unknown-guide = “{ $word }” is neither a module step for each topic nor a content.{ did-you-mean } Leave the line out for the built-in frame of a session.
fault-unknown-attachment = No step “{ $word }” above makes files.{ did-you-mean }
fault-unknown-shipped-step = There is no step “{ $word }” to use.{ did-you-mean } Your own stand in templates/steps/.
fault-step-unreadable = The file “{ $word }” of this step holds no lines that can be read. Write it like the shipped ones.
fault-use-in-step = The file of a step cannot take another step. Copy the lines of that one here, instead of use:.

fault-when-syntax = This condition cannot be read at sign { $offset }{ $word ->
    [none] { "" }
   *[other] {" "}(“{ $word }”)
}. Write it like: groups.consultant and not person.site == "Lyon".
fault-unknown-name = “{ $word }” means nothing here.{ did-you-mean } Possible are groups.NAME, topics.NAME, person.COLUMN and earlier STEP.FIELD.
fault-when-refused = “{ $word }”: nothing may depend on age, birth, generation or seniority, since that is discrimination. Use a topic and a level instead.

fault-not-done-yet = “{ $word }” is accepted, and has no effect in this version of revflow. Delete the line, or do not rely on it yet.

fault-csv-quotes = The quotes do not close from this line on. Check the cell that begins with a quote.
fault-csv-cell = A cell from this line on is far too long: { $limit } signs at most. Check the quotes, and shorten it.
fault-unknown-column = The column “{ $word }” is not known.{ did-you-mean } Your own begin with x-.{ one-of }
fault-column-refused = The column “{ $word }” is not taken: age, birth and seniority are grounds of discrimination and never needed. Delete it; topics and levels are asked in forms.
fault-column-twice = The column “{ $word }” is there twice. Delete one.
fault-column-missing = The column “{ $word }” is missing. Add it to the first line.
fault-people-none = The list has no people. Add a line for each.
fault-row-cells = This line has { $found } cells, the first line has { $expected }. Put quotes around a cell that holds a comma or semicolon.
fault-cell-missing = “{ $word }” is empty. Fill it in, or delete the line.
fault-cell-unfit = “{ $word }” is longer than { $limit } signs. Shorten it.
fault-cell-line-break = “{ $word }” holds a line break. Write it in one line.
fault-cell-signs = “{ $word }” holds a sign that is not seen, such as a tab, a control character, or one that turns the direction of writing. Delete the cell, and type it anew.
fault-unknown-role = “{ $word }” is not a role.{ did-you-mean } Write mentor, mentee or both.
fault-own-helper = A person cannot be his or her own { $word }. Leave the cell empty, or write the right address.
fault-language-not-spoken = The program does not speak “{ $word }”; this person gets { $used }.
fault-person-twice = “{ $word }” is in line { $first } already. Keep one line; who is mentor and mentee has the role both.
fault-id-of-another = The id “{ $word }” is the address of somebody else, in line { $first }. Write another id, or leave the cell empty.
fault-wait-over = The step “{ $step }” waits until { $word }, which is over: nobody waits there. If that is not meant, stop this cohort, correct the date, and launch anew.
fault-manager-circle = { $people } people are each other's managers in a circle (lines { $lines }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}). Check the column manager there.
fault-mentors-few = { $would ->
    [0] Nobody is a mentor yet. Add mentors; who is both has the role both.
   *[other] { $mentees } { $mentees ->
        [one] mentee
       *[other] mentees
    }, { $mentors } { $mentors ->
        [one] mentor
       *[other] mentors
    }: with { $each ->
        [1] one mentee
       *[other] { $each } mentees
    } each, some would wait in vain. Find more mentors, or write mentees_per_mentor: { $would } in the match.
}
