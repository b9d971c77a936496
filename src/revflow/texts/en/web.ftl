# The pages behind the links of mails.
web-skip = Skip to the content
web-what-this-is = reverse mentoring
web-footer = revflow runs this program. Links come by mail and are personal: please do not pass them on.
web-footer-task = Cohort { $cohort } · request { $task }. This page is personal: please do not pass its link on.
web-home-title = Nothing to sign in to
web-home-text = This server runs reverse-mentoring programs. Whenever something is asked of you, a mail brings you a link to the page where you can do it. If you are waiting for one, look into your mails or ask your HR team.
web-revflow = revflow
web-you = you
web-yes = Yes
web-no = No
web-silent = { $who } has not answered “{ $form }”. HR alone reads this.
web-nothing = (nothing)
web-optional = optional

web-acting-as = You act as { $name } ({ $role }).
web-acting = You act as { $name }.
web-not-you = Not you? Please do nothing here and tell HR.

web-ask-answer = Please answer these questions.
web-ask-decide = Your decision is needed.
web-ask-attach = Please hand in the files below.
web-ask-review = Please look at the files and say whether they are good to use.
web-ask-confirm = Please read this and confirm when it is done.
web-ask-plan = Please give this session a date.
web-ask-session = Please say what became of this session.
web-ask-session-ahead = This session is set. Nothing is asked of you before it has taken place.
web-ask-agree = Please say whether that suits you too.
web-ask-pulse = Two questions, in one minute. Nothing depends on them.
web-ask-help = Somebody asks you for a call.
web-ask-choose = Please choose.
web-ask-pause = A pair is paused. Say how it goes on.
web-due = Until { $when } ({ $zone } time).
web-held = This is on hold, so nothing is taken at the moment. HR decide when it goes on; what is due moves by as long.
web-late = Late: still taken
web-about = About
web-role-mentee = Executive
web-role-learner = Learner
web-role-learner-manager = The learner's manager
web-role-learner-assistant = The learner's assistant
web-role-mentor = Mentor
web-role-pair = The two of the pair
web-role-hr = HR
web-role-sponsor = Sponsor
web-role-consultant = Consultant
web-role-mentor-manager = The mentor's manager
web-role-mentee-manager = The executive's manager
web-role-mentor-assistant = The mentor's assistant
web-role-mentee-assistant = The executive's assistant

# Steps of the shipped programs, for programs that give them no title of their own.
web-step-certificate = Certificate
web-step-closing-review = Closing review
web-step-closing-survey = Looking back
web-step-communication-training = Communicating with top management
web-step-ego-check = Leaving the ego at the door
web-step-manager-time = Time for the mentor
web-step-matching-approval = Approval of the pairs
web-step-matching = Matching
web-step-mentor-offer = What you offer
web-step-mentor-vetting = Vetting of the mentor
web-step-module-design = Design of the module
web-step-needs-review = Review of the needs
web-step-needs = Your needs
web-step-pair-acceptance = Your pair
web-step-plan-agreed = Agreement on the plan
web-step-plan = Your plan
web-step-report = Report
web-step-sessions = Your sessions
web-step-settle = Time to use it
web-step-thanks = Thanks

web-remarks = What was said about it
web-remark-kept = What was said stays within the company. If you need it for your work, please ask HR.
web-remark-by = { $who } · { $outcome } · { $when }

web-choose-title = Your mentor
web-choose = Whom would you like to learn from?
web-choose-help = These people have come forward as mentors and have a place left. Those who suit what you asked for best come first; the choice is yours.
web-choose-again = As things stand you have no mentor, so please choose again.
web-choose-more = { $count ->
    [one] Show one more mentor
   *[other] Show { $count } more mentors
}
web-choose-none-left = All mentors who could suit you are taken by now. Tell HR below: they look for somebody with you.
web-choose-nobody = None of these mentors will do
web-choose-words = A word to HR (optional, with this answer)
web-choose-words-help = What you look for, or what is missing. Only HR reads it.
web-choose-send = Send my choice
web-choose-hint = Whoever you name is asked before anything begins, and is free to say no: you would then choose again.
web-sheet-title = Draw the pairs
web-sheet = The pairs of this wave
web-sheet-help = Beside each name stands the mentor whom the rules suggest. Write another one instead (the code will do), or leave the field empty to make no pair.
web-sheet-suggested = What the rules suggest
web-sheet-places = { $count ->
    [one] one place
   *[other] { $count } places
}
web-sheet-send = Make these pairs
web-sheet-hint = Nobody is told yet: the program's next steps approve the pairs and ask the people.
web-sheet-others = Mentors without a pair in this proposal
web-send = Send my answers
web-send-hint = You can send them once. Only those who need them for the program read them.
web-field-topics = Topics
web-field-slots = Times of the week that suit you
web-field-volunteer = I take part of my own free will
web-field-file = File
web-lines-help = One per line.
web-slots-help = In your own time zone ({ $zone }). Tick as many as you like.
web-file-help = { $accept }, up to { $megabytes } MB each.
web-file-help-any = Up to { $megabytes } MB each.
web-file-kept = Already there: { $names }. It stays unless you choose another.
web-topics-least = { $least ->
    [0] Fill in the topics that concern you and leave the others.
    [one] Choose at least one topic; leave the others as they are.
   *[other] Choose at least { $least } topics; leave the others as they are.
}
web-topics-range = { $least ->
    [0] Choose up to { $most } topics; leave the others as they are.
   *[other] Choose { $least } to { $most } topics; leave the others as they are.
}
web-topics-crossed = In this program nobody is taught a topic that they offer to teach: name each topic on one side only.
web-topics-again = The topics you asked for at the start. Where do you stand today?
web-level-ask-now = Today
web-level-ask-wanted = Wanted
web-topic-then = At the start: { $now }
web-topic-then-wanted = At the start: { $now }; wanted: { $wanted }
web-topic-line = { $topic }: { $levels }
web-level-none = Not chosen
web-level-0 = Never used
web-level-1 = Tried
web-level-2 = With help
web-level-3 = At ease
web-level-4 = Able to teach it
web-am = Morning
web-pm = Afternoon
web-scale-low = Not at all
web-scale-high = Entirely

web-proposals = Proposed pairs
web-proposals-help = To send the proposal back, tick the pairs that should not start, or say why below.
web-gone = no longer takes part
web-apart = HR wants no such pair: it will not start
web-forbidden = will not start: { $rule ->
    [same-department] by now they are of the same department
    [reporting-line] by now one of them reports to the other, whoever stands between
   *[other-language] by now they speak different languages
 }
web-break = Break
web-topics = Topics
web-why = Why
web-judged = Topic by topic
web-judged-help = Ticked topics are approved, and used for matching. The person is told kindly about the others, with what would help; scores are not passed on.
web-time-asked = Time asked for
web-time-asked-sessions = { $count ->
    [one] One session of { $minutes } minutes ({ $hours } h in all).
   *[other] { $count } sessions of { $minutes } minutes ({ $hours } h in all), over about { $weeks } weeks.
 }
web-time-asked-trainings = { $count ->
    [one] Before them, a short preparation.
   *[other] Before them, { $count } short preparations.
 }
web-time-asked-pairs = As much again for each further person: { $count } at most.
web-brief = What the pairs need
web-brief-pairs = { $count ->
    [one] One pair works on this topic.
   *[other] { $count } pairs work on this topic.
 }
web-brief-people = People
web-brief-mentors = Mentors' level:
web-brief-words = In their own words
web-level-unknown = not asked
web-brief-hint = Levels and counts, and what HR has released: who it is stays in the company.
web-brief-level = { $level }: { $count }
web-words = In his or her own words, for the modules
web-words-help = Consultants who design modules read levels and counts. What was written stays with you unless you release it here; a release cannot be undone.
web-words-release = Release to those who design modules
web-words-released = Released: those who design modules read it, without a name.
web-file-version = version { $number }
web-file-older = earlier version
web-happened-words-released = { $who } released a text to those who design modules.
web-rubric-least = at least { $least } for a yes
web-rubric-mastery = Mastery
web-rubric-pedagogy = Pedagogy
web-rubric-discretion = Discretion
web-comment = Comment
web-comment-help = Optional. It is shown to those whom your decision concerns.
web-comment-required = Needed for: { $outcomes }. It is shown to those whom your decision concerns.
web-decide-hint = Your decision counts as soon as you click, and is kept with your name. As long as nothing has followed from it, you can take it back on this page.
web-decide-hint-private = Your choice counts as soon as you click. Nobody is told who said what, and no reason is asked. As long as nothing has followed from it, you can take it back on this page.
web-decide-hint-review = Your decision is final as soon as you click. It is kept with your name.
web-outcome-approve = Approve
web-outcome-revise = Send back
web-outcome-decline = Decline
web-outcome-no-pair = No pair is left

# From hand to hand
web-for = { $who } for { $principal }
web-stand-in = You stand in for { $principal }, who is away: what you do here is done for { $principal }.
web-stand-in-unnamed = You stand in here for somebody who was asked and is away.
web-stand-in-back = { $principal } is back and decides in person now. Nothing is needed from you any more.
web-stand-in-back-unnamed = Whoever you stood in for is back and decides in person now. Nothing is needed from you any more.
web-claim = I take this on
web-claim-hint = Several people may do this. If you take it on, the others see that and leave it to you.
web-claimed = { $who } has taken this on, so nothing is needed from you. If it cannot wait, ask { $who } to give it back.
web-claimed-by-you = You have taken this on: the others leave it to you.
web-give-back = Give it back
web-take-back = Take my decision back
web-take-back-hint = Nothing has followed from your decision yet. If you take it back, it counts no more and you can decide anew; what others have been asked for since is withdrawn.
web-hand-over = Hand this to somebody else
web-hand-over-hint = This person gets a mail with a link. You can then do nothing here any more.
web-hand-over-button = Hand it over
web-heir = To whom
web-heir-none = Please choose
web-votes = The votes
web-vote = Vote
web-vote-who = Who
web-last-word = No outcome can win any more, so HR decides: what you choose below is the outcome.
web-last-word-private = No outcome can win any more, so HR decides: what you choose below is the outcome. Who said what is told to nobody here.

web-hand-in = Hand in
web-hand-in-hint = Big files take a moment: please wait until the next page shows.
web-file-outline = Outline
web-file-slides = Slides
web-file-proof = Proof
web-files = Files
web-size-bytes = { $count } bytes
web-size-kilo = { $count } kB
web-size-mega = { $count } MB
web-size-giga = { $count } GB

web-reflect = For yourself alone
web-reflect-private = What you write here is never sent and never kept: it stays in your browser until you close this page.
web-reflected = { $count ->
    [one] I have answered the question for myself
   *[other] I have answered the { $count } questions for myself
}
web-commitments = { $count ->
    [one] Choose one commitment
   *[other] Choose { $count } commitments
}
web-commitments-help = From the list, or in your own words. You will see them again before the first session; nobody else does.
web-commitment-own = In your own words ({ $number })
web-undertaken = What you have undertaken
web-undertaken-hint = You alone see this.
web-also = Others who were there
web-also-help = Tick who took part as well: all are confirmed with one click.
web-confirm = I have done this
web-confirm-for = Confirm that it is done

web-plan-session = Session { $number }
web-plan-help = We propose the date below; change it to what suits both of you. Times are { $zone } time.
web-plan = Plan this session
web-plan-held = It has taken place already
web-plan-held-help = Did you meet without having given the date here? Say when: it counts like any other session. The other one of you is told.
web-plan-held-send = It took place then
web-day = Date
web-time = Time ({ $zone })
web-away = { $who }: away from { $begins } to { $ends }. No date is proposed in that time; you can still agree on one.
web-away-all = There is no date to propose within a year. Agree on one together, or ask HR to call you.
web-ahead = Can you not make session { $number }?
web-ahead-help = Suggest another date straight away: both invitations are updated. After the session this page asks what became of it.
web-ahead-cancel = Call the session off
web-ahead-cancel-help = Or without another date for now: it goes from both calendars, and you are asked for a new one.
web-settle = What became of session { $number }?
web-settle-help = The first click of either of you counts. What you talked about is never asked.
web-settle-held = It took place
web-settle-cancelled = It was cancelled
web-settle-missed = Somebody did not come
web-settle-moved = Move to this date
web-move = Or move it
web-sessions = Your sessions
web-sessions-of-pair = The sessions of the pair
web-session = Session { $number }
web-session-number = Session
web-session-when = When
web-session-state = State
web-session-unplanned = No date yet
web-session-planned = planned
web-session-held = held
web-session-moved = moved
web-session-cancelled = cancelled
web-session-expired = nobody said
web-session-missed = missed
web-minutes = { $count } min

web-agree-what = { $who } proposes { $count } sessions instead of { $now }.
web-agree-yes = Agreed
web-agree-no = Let us keep to the plan
web-agree-hint = Without an answer it stays at { $now } sessions. Your choice has no effect on your appraisal.
web-agree-agreed = agreed
web-agree-declined = kept to the plan
web-count = { $held ->
    [0] No session held
    [one] { $held } session held
   *[other] { $held } sessions held
} of { $now }: agree on another number
web-count-label = Number of sessions in all
web-count-help = The other one is asked; nothing changes before both agree.
web-count-none = Choose
web-count-option = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
web-count-below = (with a reason)
web-count-why = Your reasons
web-count-why-help = Optional from { $least } sessions on. The other one reads them; they are kept with your answers.
web-count-button = Propose
web-count-fewer = Fewer than { $least } sessions: the pair then ends early, and is counted so in the report. What was done stays.
web-count-waits = { $who } proposes { $count } sessions instead of { $now }. The answer is awaited; until then nothing changes.
web-pulse-private = HR alone reads your answer: not the other one, not your manager. It is kept with your other answers.
web-pulse-hint = Without an answer, the question closes by itself. Your sessions go on in any case.
pulse-title = How it went after session { $number }
pulse-helps = Does the time together help you?
pulse-well = Is all well?
pulse-well-fine = Yes
pulse-well-manage = Not quite, and we talk about it between us
pulse-well-talk = I would like HR to call me
web-help-link = Ask HR to call you
web-help-hint = One click, no reason; the other one is not told.
web-help-title = HR calls you
web-help-text = Is something bothering you, with { $partner } or otherwise? One click is enough: HR calls you within two working days. No reason is asked, { $partner } is not told, and your sessions go on.
web-help-plea = What HR should know before it calls
web-help-plea-help = HR alone reads it. It is kept with your other answers.
web-help-call = HR calls me
web-help-asked = Asked for
web-help-asked-text = HR calls you by { $when }. There is nothing else for you to do.
web-help-over = This pair has ended. To talk with HR, simply reply to one of its mails.
web-help-who = { $who } asks you for a call
web-help-how = { $who } need not say why. Nobody else knows: do not speak of it to the other one of the pair unless { $who } agrees.
web-help-kept-back = { $who } has left words that HR alone reads. Ask HR if you need to know more before you call.
web-help-done = The call has taken place
web-brake-title = Pause the pair
web-brake-text = You can stop everything at once, without a reason and without any effect on your appraisal. Nothing is asked or sent any more, { $partner } only reads that the pair is taking a break, and HR calls you within two working days.
web-brake-button = Pause now
web-brake-paused = Your pair is paused. Nothing is asked or sent any more; what is in the calendars stays. HR decides with you how it goes on.
web-pause-who = { $who } has paused the pair
web-pause-how = No reason was asked. Call the mentor first, then the other one of the pair, and look for nobody to blame. Nothing is asked of the two, or sent to them, before you have decided.
web-pause-do-go-on = The pair goes on
web-pause-do-rematch = Another mentor
web-pause-do-end = End it
web-pause-hint-go-on = Go on: both are told, and due dates move by as long as the pause was.
web-pause-hint-rematch = Another mentor: this pair ends without blame, and both come back when pairs are next formed.
web-pause-hint-end = End it: this pair ends without blame, and so does the part of whoever learns; the mentor stays free for somebody else.
web-pause-go-on = the pair goes on
web-pause-rematch = another mentor
web-pause-end = end of the pair

web-session-aim = What you have planned for session { $number }: { $aim }
web-guide-module = A module was made for this topic ({ $topic }): it guides your sessions. Its files are on this page.
web-guide-frame = No module was made for this topic ({ $topic }): the general frame at the end of this page guides your sessions.
web-guide-content = The text at the end of this page guides your sessions.

web-done = Done
web-done-hint = Nothing more is needed from you here.
web-done-answer = Answered by { $who }, { $when }.
web-done-decide = Decided by { $who }, { $when }: { $result }.
web-done-review = Decided by { $who }, { $when }: { $result }.
web-done-attach = Handed in by { $who }, { $when }.
web-done-confirm = Confirmed by { $who }, { $when }.
web-done-plan = Planned by { $who }, { $when }.
web-done-session = Said by { $who }, { $when }: { $result }.
web-done-agree = Answered by { $who }, { $when }: { $result }.
web-done-pulse = Answered by { $who }, { $when }.
web-done-help = Called by { $who }, { $when }.
web-done-pause = Decided by { $who }, { $when }: { $result }.
web-done-chosen = { $result }: named by { $who }, { $when }. Whoever is named is asked next; you hear either way.
web-done-nobody = Told to HR by { $who }, { $when }: none of these mentors will do. HR gets in touch.
web-done-drawn = Drawn by { $who }, { $when }.
web-done-by-nobody = Closed { $when }.
web-withdrawn = No longer needed
web-withdrawn-left = This request was withdrawn because somebody concerned has left the program.
web-withdrawn-stopped = This request was withdrawn because HR has ended this part of the program.
web-withdrawn-concluded = The matter is settled, and your answer is no longer needed.
web-withdrawn-concluded-by = This is settled: { $result }. The last vote was given by { $who }, { $when }; yours is no longer needed.
web-withdrawn-undecided = No outcome could win any more, so HR decides. Your vote is no longer needed.
web-withdrawn-taken-back = The decision before this was taken back, so this is not asked for now. If it is needed again, you will get a new link.
web-withdrawn-expired = Time ran out for this request. If you still want to say something, please write to HR.
web-withdrawn-revised = This request was replaced: something it rests on is being revised. You will get a new link.
web-withdrawn-asked-anew = This was asked anew. Use the link of the latest mail.
web-withdrawn-corrected = An earlier session was corrected, so that another date was asked for. Use the link of the latest mail.
web-withdrawn-no-pair = This request was withdrawn: of every proposed pair somebody has left, or HR wants it no more, so there is no pair to approve. You need do nothing.
web-withdrawn-released = The pair goes on: there is nothing left to decide here.
web-withdrawn-other = This request is no longer open. You need do nothing.

web-history = What happened
web-happened-asked = Asked, until { $due }.
web-happened-asked-undated = Asked.
web-happened-answered = { $who }: answered.
web-happened-answered-read = { $who }: answered, after reading the notice (version { $notice }).
web-happened-voted = { $who }: { $outcome }.
web-happened-attached = { $count ->
    [one] { $who }: handed in one file.
   *[other] { $who }: handed in { $count } files.
}
web-happened-chosen = { $who }: named a mentor.
web-happened-chose-nobody = { $who }: none of these mentors will do.
web-happened-chosen-for = { $who } for { $principal }: named a mentor.
web-happened-chosen-behalf = { $who } (HR) for { $principal }: named a mentor.
web-happened-chose-nobody-for = { $who } for { $principal }: none of these mentors will do.
web-happened-chose-nobody-behalf = { $who } (HR) for { $principal }: none of these mentors will do.
web-happened-drawn = { $who }: drew the pairs.
web-happened-confirmed = { $who }: confirmed.
web-happened-withdrawn = The request was withdrawn.
web-happened-lapsed = Time ran out.
web-happened-concluded = Outcome: { $outcome }.
web-happened-planned = { $who }: planned for { $starts }.
web-happened-settled = { $who }: { $result }.
web-happened-corrected = { $who } corrected the record: { $result }.
web-happened-contested = { $who } said otherwise: { $result }. The first answer stands.
web-happened-count-proposed = { $who }: { $count } sessions proposed.
web-happened-count-answered = { $who }: { $agreed ->
    [True] agreed
   *[other] kept to the plan
}.
web-happened-reminded = A reminder was sent.
web-happened-escalated = Others were told that this is late.
web-happened-answered-for = { $who } for { $principal }: answered.
web-happened-answered-behalf = { $who } (HR) for { $principal }: answered.
web-happened-voted-for = { $who } for { $principal }: { $outcome }.
web-happened-voted-behalf = { $who } (HR) for { $principal }: { $outcome }.
web-happened-stood-in = Stand-in: { $deputy }, for { $principal }.
web-happened-stood-in-all = Stand-in: { $deputy }, as nobody who was asked is there.
web-happened-reassigned = { $who }: handed over to { $to }.
web-happened-replaced = By the people list, { $heir } takes the place of { $former }.
web-happened-replaced-in = By the people list, { $heir } is asked too.
web-happened-replaced-out = By the people list, { $former } is not asked any more.
web-happened-claimed = { $who }: taken on.
web-happened-given-back = { $who }: given back.
web-happened-taken-back = { $who }: decision taken back.
web-happened-reopened = { $who }: opened again.

web-notice-title = Your data
web-notice-sending = By sending you confirm that you have read this text; the date and its version are noted. It is not a consent: taking part stays your choice.
web-notice-read = You read it on { $when }. It has not changed since.
web-notice-changed = This text has changed since you read it.
web-notice-ask = A question about your data? Write to
web-notice-version = Version { $version } of this text.

web-leave-link = Leave the program
web-leave-hint = One click, no reason asked, no effect on your appraisal.
web-leave-title = Leave the program
web-leave-text = Taking part is voluntary. You can leave now, without giving a reason. It has no effect on your appraisal, and your manager is not told.
web-leave-what = Your open requests and planned sessions end at once. If you have a partner, he or she is told kindly and will be offered somebody else. Sessions already held stay counted.
web-leave-which = You take part in two roles. Which one do you leave?
web-leave-role = As { $role }
web-leave-button = Yes, I leave the program
web-leave-other =
    You no longer take part as { $left ->
        [mentor] a mentor
        [learner] a learner
       *[other] an executive
    }. You still take part as { $stays ->
        [mentor] a mentor
        [learner] a learner
       *[other] an executive
    }: this goes on, and its links still work. You may leave it here as well.
web-leave-button-role =
    Yes, I also stop taking part as { $role ->
        [mentor] a mentor
        [learner] a learner
       *[other] an executive
    }
web-leave-required = Your company asks you to take part. If you would like to stop, please agree on it with your HR team.
web-leave-over = Your part in this program has come to its end, so there is nothing to leave. To talk with HR, just reply to one of its mails.
web-left = You have left
web-left-text = You no longer take part, and nothing more will be asked of you. Thank you for the time you gave. If this was a mistake, please write to your HR team.

# What goes wrong
web-refused-title = That is not possible
web-refused-text = That is not possible now; nothing was changed. Please try again later or ask your HR team.
web-missing-title = There is no such page
web-missing-text = The address may be cut short: please open the link from your mail again, whole. If it still fails, ask your HR team for a new one.
web-method-title = That is not possible here
web-method-text = This page cannot take that. Please open the link from your mail again.
web-internal-title = Something went wrong
web-internal-text = It is our fault, not yours, and nothing was changed. Please try again in a few minutes; if it lasts, tell your HR team.
web-link-forged-title = This link does not work
web-link-expired-title = This link is too old
web-not-yours-title = This page is somebody else's
web-task-not-yours-title = This page is somebody else's
web-task-handed-title = This is in other hands
web-task-unknown-title = There is no such request
web-no-notice-title = There is no notice here
web-file-unknown-title = There is no such file
error-web-cross-origin = This form was sent from another site, so nothing was taken. Please open the link from your mail and use the buttons on the page itself.
error-web-too-big = That is more than this page takes: { $megabytes } MB of files at most. Nothing was kept. Please choose smaller files, for instance a PDF with smaller pictures, and send the form again.
error-web-too-much-text = This is more text than this page takes: { $megabytes } MB at most. Nothing was kept. Shorten it, and send the form again.
error-web-no-form = What arrived could not be read, so nothing was taken. Please open the link from your mail again and use the buttons on the page.
error-web-no-choice = Please choose one of the mentors, or say that none of them will do.
error-web-leave-required = Leaving is agreed on with your HR team here. Please write to them; nothing was changed.
error-web-no-heir = Please choose to whom you hand this. Nothing was changed.

web-field-quiz = A few questions
web-quiz-help = There is no mark to reach: say “I don't know” rather than guess. Whoever reads this form with you reads how many answers are right, never what you chose.
web-quiz-then = You see the right answers once you have sent the form.
web-quiz-later = The same questions come again later, to see what has changed; the right answers are told then.
web-quiz-several = several may be right
web-quiz-unknown = I don't know
web-quiz-kept = Answered before, and not asked again: { $score }.
web-quiz-score = { $right } of { $asked } { $asked ->
    [one] answer
   *[other] answers
 } right
web-quiz-topic = { $topic }: { $right } of { $asked }
web-quiz-first-time = the first time: { $score }
web-quiz-again = The same questions come again later, to see what has changed. You see the right answers then.
web-quiz-right = right
web-quiz-see = see below
web-quiz-yours = You answered: { $chosen }
web-quiz-answer = Right: { $right }

web-ask-gather = Please give this meeting a date and a place.
web-ask-gathered = Please say whether this meeting took place.
web-ask-gathered-ahead = This meeting is set. Nothing is asked of you before it has taken place.
web-gather = Meeting { $number }
web-gather-help = The time is that of { $zone }. Whoever has a running pair is invited by mail, with an entry for the calendar; who begins later, too.
web-gather-send = Set the date and invite
web-where = Place
web-where-help = A room, or the link of a meeting on line. It stands in the invitation alone.
web-gathered = Meeting { $number }: did it take place?
web-gathered-ahead = Meeting { $number }: another date?
web-gathered-ahead-help = All who are invited get the new date and place.
web-gathered-move = Move it to this date
web-gathered-cancel-help = All who are invited hear that it is off. Then you are asked for another date.
web-gathered-cancel = Call it off
web-gathered-held = It took place
web-gathered-not = It did not take place
web-came = How many came
web-meetings = The meetings
web-meeting = Meeting { $number }
web-done-gather = Set by { $who }, { $when }.
web-done-gathered = Said by { $who }, { $when }: { $result }.
web-meeting-number = Meeting
# A date at which several pairs of a mentor meet
web-group-plan = This date is for the whole group
web-group-plan-help = Besides { $who }, they need a date too. Untick who is not to come: that pair keeps its own request.
web-group-member = { $who }, session { $number }
web-group-meets = The group meets on { $when } already (time zone { $zone }). Choose this date, and this pair joins it.
web-group-date = The whole group has this date: besides this pair { $who }. What you say here holds for all of them.
web-group-yours = You meet as a small group, with { $who }. Only your mentor can move the date, for all of you.
web-group-help = We propose the date below; change it to what suits all of you. Times are { $zone } time.
web-group-ahead-help = Give another date straight away: all invitations are updated. After the session this page asks who was there.
web-group-moved = Move it for all
web-group-cancel = Cancel it for all
web-group-cancel-help = Nobody of the group can meet then? All are told at once, and you are asked for another date.
web-group-drop = I cannot come
web-group-drop-help = You cannot be there? The others keep the date. Your session stays to go, and you join the group's next date.
web-group-there = Who was there?
web-group-missed = Nobody came
web-group-there-help = Whoever is not ticked has missed it, and keeps this session to go.
web-group-own-help = Say it for you alone: who else was there, your mentor says. What you talked about is never asked.
web-group-own-missed = My mentor or I did not come
web-withdrawn-alone = Only your mentor was asked for this date. You meet as a pair now, so that both of you are asked anew.
