# What the kinds of steps refuse: modules, sessions; and calendars that never open.
error-answer = The form has faults; nothing of it was kept. They are listed below.
error-calendar-always-closed = The program's calendar has no working day for more than three years. Correct its weekdays or its closed days.
error-deliverable-none = No file was handed in. Choose at least one.
error-deliverable-missing = These deliverables are still missing: { $names }. Hand them in together with the others.
error-deliverable-unknown = { $name } is not a deliverable of this module. It asks for: { $known }.
error-session-past = A session must lie ahead; { $starts } is past. Choose a later date. If it took place then, say so instead: it counts.
error-session-not-over = A session that begins { $starts } is not over yet. Come back when it is, or plan it for that date.
error-session-before-pair = { $starts } is before you two became a pair, { $since }. Check the date.
error-session-twice = Session { $number }, which began { $starts }, took place at that time already. If this was another one, check its date and time; else there is nothing left to do.
error-session-too-far = A session can be planned { $days } days ahead at most. Choose an earlier date.
error-circle-result = { $result } cannot be said of a circle's meeting. Choose among: { $known }.
error-circle-came = Write how many came as a whole number up to { $most }, or leave it empty.
error-session-result = { $result } cannot be said of a session. Choose among: { $known }.
error-session-not-yet = The session begins { $starts }. Come back when it is over; until then it can be moved or cancelled.
error-session-date = A session that is moved needs its new date. Please give it.
error-correct-result = A session cannot be corrected to “{ $result }”. Choose among: { $known }.
error-correct-date = A session that was not held was held at no other time. Leave --at out, or correct it to held.
error-correct-when = That it was held is on record. Say when it was held instead: --at 2027-03-01T14:00.
error-not-corrected = Session { $number } does not count as held, so there is nothing to correct. A session that took place without a date is noted with revflow confirm TASK --held.
error-session-closed = This session is settled already ({ $result ->
    [held] held
    [moved] moved
    [cancelled] cancelled
    [missed] missed
   *[other] { $result }
}). If that is wrong, write to the program team.
error-count-of-two = How many sessions there are is agreed between the two of the pair. Please leave it to them.
error-count-waits = { $who } has already proposed { $count } sessions. Wait for the answer, then propose again.
error-count-same = { $count } sessions are planned already. Propose another number.
error-count-held = There is at least one session, and no fewer than the { $count } already held. Propose a greater number.
error-count-too-many = This program has { $most } sessions at most. Propose a smaller number.
error-count-reason = Below { $least } sessions a reason is needed. Please give it.
error-no-sessions = This pair is not at its sessions: nothing about them can be changed here. If something must change, write to HR.
error-help-of-two = Only the two of the pair ask HR for this. Write to HR by replying to one of its mails.
error-help-nobody = Nobody of HR can be asked: all of them are of this pair. Talk to your manager, or to whoever launched the program.
error-brake-of-mentor = Only the mentor pauses the pair. Ask HR to call you; nothing was changed.
error-no-date = Please give both a date and a time.
error-no-such-time = The clocks go forward that day, and skip this time. Please choose another one.
