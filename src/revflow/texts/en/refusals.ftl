# What the engine refuses: each says what happened, and what to do.

# tasks
error-task-unknown = There is no task { $task }. Open the link of the latest mail; on a terminal, “revflow tasks” lists all open ones.
error-task-not-yours = This is asked of somebody else. Use the link of a mail that you received yourself, or ask HR to hand it over to you.
error-wrong-kind = Task { $task } does not take this. Open its page to see what it asks for.
error-task-closed = { $result ->
    [answered] This was answered already, by { $who }, { $at }. The first answer stands.
    [attached] The files were handed in already, by { $who }, { $at }. If they are sent back, you will be asked again.
    [confirmed] This was confirmed already, by { $who }, { $at }. There is nothing left to do.
    [planned] A date was chosen already, by { $who }, { $at }. To move it, say so on the page of the session.
    [chosen] A mentor was named already, by { $who }, { $at }. If that must change, write to HR.
    [nobody] HR was told already that none will do, by { $who }, { $at }. HR gets in touch.
    [drawn] The pairs were drawn already, by { $who }, { $at }. They can be sent back where they are approved.
   *[other] This was decided already, by { $who }, { $at }: { $result }. The decision stands; there is nothing left to do.
 }
error-task-settled = This is settled already: { $outcome }. The last vote was given by { $who }, { $at }; yours is no longer needed.
error-task-settled-by-time = This is settled already: { $outcome }. The time for it was up, { $at }; your vote is no longer needed.
error-task-handed = This was handed over to { $who }, who has a link of their own. Nothing more is needed from you.
error-task-withdrawn = { $result ->
    [concluded] This is settled already, so your answer is no longer needed ({ $at }). There is nothing to do.
    [undecided] No outcome could win any more, so HR decides; your vote is no longer needed ({ $at }).
    [taken-back] The decision before this was taken back, so this is not asked for now ({ $at }). If it is needed again, you will get a new link.
    [expired] The time for this is over ({ $at }). If it still matters, reply to the mail.
    [revised] Something that this rests on is being revised, so this is not asked for now ({ $at }). You will get a new link.
    [left] This is not asked for any more, because somebody has left ({ $at }). There is nothing to do.
    [stopped] This is not asked for any more, because it was stopped ({ $at }). There is nothing to do.
    [asked-anew] This was asked anew ({ $at }): use the link of the latest mail.
    [corrected] An earlier session was corrected, so another date was asked for ({ $at }): use the link of the latest mail.
    [alone] This was asked of the mentor alone. You meet as a pair now, so it was asked anew ({ $at }): use the link of the latest mail.
    [no-pair] This is not asked for any more: of every proposed pair somebody has left, or HR wants it no more ({ $at }). There is nothing to do.
   *[other] This is not asked for any more ({ $at }). There is nothing to do.
 }
error-held = { $journey } is on hold, so nothing is taken at the moment. HR decides when it goes on; please come back to this link then.
error-journey-ended = { $ending ->
    [finished] { $journey } is complete ({ $at }). There is nothing left to do.
    [left] { $journey } has ended, because somebody has left ({ $at }). There is nothing left to do.
   *[other] { $journey } has ended ({ $at }). There is nothing left to do.
 }

# decisions
error-already-voted = There is one vote for each person here, and this one is given already ({ $outcome }, { $at }). Somebody else must give the other one.
error-asked-already = { $who } is asked for another vote here already, and each person has one. Name somebody else.
error-own-journey = Nobody decides on a journey of their own ({ $journey }). Hand this to somebody else, or ask HR to.
error-not-taken-back = There is no decision here that could be taken back. If something must change, ask HR to reopen it.
error-not-your-decision = { $who } decided this, { $at }, and nobody else can take it back. Ask { $who }, or HR to reopen it.
error-follows-done = Others have gone on after “{ $step }” already, so this decision cannot be taken back any more. Ask HR to reopen it.
error-no-words = There is no such text to release in { $task }: { $field }. Name an answered form and one of its texts.
error-not-hr = Only HR can do this. Ask them by replying to the mail that you received.
error-reopen-reason = Please say why this is reopened: the reason is kept with it. Use --reason.
error-correct-reason = Please say why this is corrected: the reason is kept with it. Use --reason.
error-not-reopened = “{ $step }” cannot be reopened. Pairs are sent back where they are approved; a session is given a new date on its page, and what was recorded of it is corrected with revflow correct.
error-pair-declined = { $journey } was declined, so nothing of it is done once more: both can be matched anew. Whoever declined can take that back until the other half has answered.
error-still-open = “{ $step }” is open already, so there is nothing to reopen: it takes answers now.
error-person-unknown = Nobody at { $address } has a part in any cohort. Check how the address is written in the people list or the program.
error-bad-address = “{ $address }” is not a mail address. Write it as name@company.example.
error-away-order = The last day ({ $last }) is before the first ({ $first }). Swap them.
error-away-past = { $last } is over already. Give a last day that is today or later.
error-away-far = { $last } lies more than { $years } years ahead. Check the year.
error-away-deputy = Nobody can stand in for themselves. Name somebody other than { $address }.
error-principal-back = { $who } is back and decides in person now, so your vote as deputy is not needed any more. You need do nothing.
error-claimed = { $who } has taken this on. If it cannot wait, ask { $who } to give it back.
error-behalf-hr = Only HR can act on behalf of somebody else. Use the link of a mail that you received yourself.
error-behalf-reason = Please say why you act on behalf of somebody else: the reason is kept with what you say.
error-behalf-once = You have voted for somebody else here already, and one person cannot vote for several. Ask a colleague of HR to do it.
error-behalf-own-yes = This is a decision of the { $awaits ->
    [mentee] mentee
   *[mentor] mentor
 } in person, so nobody can take it for them. If there is no answer, send a reminder.
error-task-personal = This is asked of the { $awaits ->
    [mentee] mentee
    [pair] pair
   *[mentor] mentor
 } in person, so it cannot be handed to anybody else. If there is no answer, send a reminder.
error-nobody-there = This person does not belong to the cohort. Name somebody of the people list, a manager, or a member of a group.
error-person-gone = { $who } is not on the cohort's people list any more, so nothing can be done in that name. If that is a mistake, add the row again with revflow people update.
error-left-out = The program leaves this person out of “{ $step }”. Name somebody else.
error-outcome-unknown = “{ $outcome }” cannot be chosen here. Choose one of: { $known }.
error-rounds-used-up = { $rounds ->
    [1] There is one round here, so nothing can be sent back. Choose another outcome.
   *[other] This is the last of { $rounds } rounds, so it cannot be sent back any more. Choose another outcome.
 }
error-comment-required = “{ $outcome }” needs a comment. Please say why, and choose it again.
error-topics-not-asked = Topics are not judged one by one here. Leave them out.
error-topic-not-offered = “{ $topic }” is none of the topics under judgement here: { $known }.
error-topics-none-approved = “{ $outcome }” needs one topic at least. Tick one, or choose another outcome.
error-topics-none-in-common = Together with the votes before yours, no topic would be left; approved so far: { $topics }. Tick one of these, or choose another outcome than “{ $outcome }”.
error-rubric-missing = Please give a score for “{ $line }”, from 0 to 4.
error-rubric-below = “{ $outcome }” needs at least { $minimum } for “{ $line }”; you gave { $score }. Choose another outcome, or correct the score.
error-rubric-score = The score { $score } for “{ $line }” is not on the scale. Give a whole number from 0 to { $highest }.
error-rubric-none = Nothing is scored here, so “{ $line }” cannot be either. Leave the scores out.
error-rubric-unknown = “{ $line }” is not scored here. The lines are: { $known }.
error-pairs-or-reason = Name the pairs that should not be made, or say why the proposal goes back.
error-pairs-not-asked = Pairs are only named when a proposal goes back, not for “{ $outcome }”. Leave them out.
error-pair-unknown = { $pair } is not one of the proposed pairs. They are: { $known }.

# leaving
error-leave-of-person = { $journey } is not one person's part in the program, so nobody can leave it. Name the journey of a mentee or a mentor.
error-leave-with-hr = Taking part was agreed with HR. Please talk to them: they can end it for you.
error-reason-code = A reason is one word of small letters, digits and hyphens (like “budget-cut”), of at most 31 signs: it is kept for ever and names nobody. Shorten it.

# pairs by HR's hand
error-no-match = This program forms no pairs. Check the cohort's name.
error-no-later-wave = No wave comes any more in which that would count. Launch a new cohort for those who are left.
error-mentee-unknown = Nobody takes part as a mentee under “{ $word }”. Give the code, like E001, or the address of the people list.
error-mentor-unknown = Nobody takes part as a mentor under “{ $word }”. Give the code, like M001, or the address of the people list.
error-pairing-over = { $journey } is over, so it cannot be paired. Name somebody who still takes part.
error-pair-runs = These two are a running pair, { $pair }. If it is to end, stop it first, with revflow stop { $pair }.
error-mentee-paired = { $mentee } has a pair already. Stop that first, if another one is to begin.
error-mentee-served = { $mentee } has a mentor on each topic asked for. Stop one of these pairs first, if another one is to begin.
error-topic-served = { $mentee } has a mentor on { $topic } already. Stop that pair first, or name another topic.
error-topic-not-crossed = Only a crossed program makes pairs on one topic. Leave --topic out: a pair has all topics that the two share.
error-topic-unknown-here = { $word } is no topic of this program. Choose among: { $known }.
error-pair-forbidden = { $mentee } and { $mentor } cannot be a pair: { $rule ->
    [apart] HR has said so, and takes it back with revflow pair --free
    [same-person] they are one person
    [barred] they were one already, or were broken in this wave
    [paired] they are one already, on another topic
    [own-topic] the first offers to teach the topic that is left, and nobody is taught what they teach
    [not-on-topic] the first does not ask for that topic, or the second does not teach it
    [no-topic] they have no topic in common
    [same-department] they are of the same department
    [reporting-line] one of them reports to the other, whoever stands between
   *[other-language] they do not speak the same language
}. Name somebody else.
error-mentor-full = { $mentor } has, or is to have, { $most ->
    [one] the one mentee
   *[other] all { $most } mentees
} that a mentor may have here. Name another mentor, or free a place first, with revflow pair --free.
error-mentor-taken = { $who } has no place left. Choose another mentor; the page shows who is still there.
error-mentor-not-choosable = { $who } is none of the mentors who can be chosen here. Choose one of those on the page, or tell HR that none will do.
error-mentee-twice = { $mentee } is drawn twice. Leave one mentor.
error-not-at-match = { $journey } has not come as far as the match, or is over. Leave that one out; a later wave may take it.
error-lock-unknown = Nothing was said of { $mentee } and { $mentor }, so there is nothing to free. With revflow matching COHORT you see what stands.
error-wave-left-out = The program leaves the match out here, by its line “when”: no pairs are formed.
error-wave-open = A wave is open already. Its pairs: revflow matching { $cohort }. Once they are approved, another wave can be asked for.
error-wave-too-early = The match cannot begin yet: steps of the whole cohort above it are not done, or its start is still to come. With revflow status { $cohort } you see what is awaited.
error-wave-nobody = No two who have come as far as the match could be a pair now, so no wave opens. With revflow tasks --cohort { $cohort } you see who is awaited, with revflow matching { $cohort } who found nobody, and why.
error-group-moves = This date is the whole group's, so only the mentor, { $who }, moves it. If you cannot come, say so on the same page.
error-group-nobody = Tick at least one who was there; if nobody was, choose “Nobody came”.
