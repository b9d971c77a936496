# What the engine refuses: each says what happened, and what to do.

# tasks
error-task-unknown = There is no task { $task }. Open the link of the latest mail, or list the tasks with “revflow tasks”.
error-task-not-yours = This task is for someone else ({ $awaits }). Use the link of the mail that you received yourself.
error-wrong-kind = Task { $task } does not take this. Open its page to see what it asks for.
error-task-closed = { $result ->
    [answered] This was answered already, by { $who }, { $at }. The first answer stands.
    [attached] The files were attached already, by { $who }, { $at }. If they are sent back, you will be asked again.
    [confirmed] This was confirmed already, by { $who }, { $at }. There is nothing left to do.
    [planned] A date was chosen already, by { $who }, { $at }. To move it, say so on the page of the session.
   *[other] This was decided already, by { $who }, { $at }: { $result }. The decision stands.
 }
error-task-withdrawn = { $result ->
    [concluded] This is settled without you; your answer is not needed any more ({ $at }).
    [undecided] No outcome could win any more, so human resources decide; your vote is not needed ({ $at }).
    [taken-back] The decision before this was taken back, so this is not asked for now ({ $at }). You will be asked again if needed.
    [expired] The time for this is over ({ $at }). If it still matters, reply to the mail.
    [left] This is not asked any more, because somebody has left ({ $at }). There is nothing to do.
    [stopped] This is not asked any more, because it was stopped ({ $at }). There is nothing to do.
    [no-pair] This is not asked any more: somebody of every proposed pair has left ({ $at }). There is nothing to do.
   *[other] This is not asked any more ({ $at }). There is nothing to do.
 }
error-held = { $journey } is on hold, so nothing is taken at the moment. Human resources decide when it goes on; please try again later.
error-journey-ended = { $ending ->
    [finished] { $journey } is complete ({ $at }). There is nothing left to do.
    [left] { $journey } has ended, because somebody has left ({ $at }). There is nothing left to do.
   *[other] { $journey } has ended ({ $at }). There is nothing left to do.
 }

# decisions
error-already-voted = You have decided here already ({ $outcome }, { $at }). One person has one voice: somebody else must give the other one.
error-own-journey = This is about yourself ({ $journey }), so somebody else must decide. Hand it to a colleague.
error-not-taken-back = There is no decision of yours here that could be taken back. Ask human resources to reopen this.
error-not-your-decision = This was decided by { $who } ({ $at }), who alone can take it back. Ask human resources to reopen it.
error-follows-done = Others have gone on after “{ $step }” already, so this cannot be taken back any more. Ask human resources to reopen it.
error-not-hr = Only human resources may do this. Reply to the mail that you received.
error-reopen-reason = Please say why this is reopened: the reason is kept with it. Use --reason.
error-not-reopened = “{ $step }” cannot be reopened. A match is sent back at its approval, a session is planned anew.
error-still-open = “{ $step }” is open already. Nothing needs to be reopened.
error-person-unknown = Nobody at { $address } takes part or acts in any cohort. Check the address with: revflow tasks
error-bad-address = “{ $address }” is not a mail address. Write it as name@company.example.
error-away-order = The last day ({ $last }) is before the first ({ $first }). Give them the other way round.
error-away-past = { $last } is over. Give a last day from today on.
error-away-far = { $last } lies more than { $years } years ahead. Check the year.
error-away-deputy = Nobody is one's own deputy. Name somebody other than { $address }.
error-principal-back = { $who } is back and decides in person now, so your vote as deputy is not needed any more.
error-claimed = { $who } has taken this on. Ask for it to be given back, or leave it to { $who }.
error-behalf-hr = Only human resources may act on behalf of somebody else. Use the link of your own mail.
error-behalf-reason = Please say why you act on behalf of somebody else: the reason is kept with what you say.
error-task-personal = This is asked of the { $awaits ->
    [mentee] mentee
   *[mentor] mentor
 } in person, so it cannot be handed to anybody else.
error-nobody-there = This person does not belong to the cohort. Name somebody of the people list, of a group or a manager.
error-left-out = The program leaves this person out of “{ $step }”. Name somebody else.
error-outcome-unknown = “{ $outcome }” cannot be chosen here. Choose one of: { $known }.
error-rounds-used-up = This was sent back { $rounds } times, which is the most. Choose another outcome, or talk to each other.
error-comment-required = Please say why: “{ $outcome }” needs a comment.
error-rubric-missing = Please give a score for “{ $line }”, from 0 to 4.
error-rubric-below = “{ $outcome }” needs at least { $minimum } for “{ $line }”; you gave { $score }. Choose another outcome, or correct the score.
error-rubric-score = The score { $score } for “{ $line }” is not on the scale. Give a whole number from 0 to { $highest }.
error-rubric-none = Nothing is scored here, so “{ $line }” cannot be either. Leave the scores out.
error-rubric-unknown = “{ $line }” is not scored here. The lines are: { $known }.
error-pairs-or-reason = Name the pairs that should not be made, or say why the proposal goes back.
error-pairs-not-asked = Pairs are only named when a proposal goes back, not for “{ $outcome }”. Leave them out.
error-pair-unknown = { $pair } is not one of the proposed pairs. They are: { $known }.

# leaving
error-leave-of-person = { $journey } is not one person's part in the program, so nobody can leave it. Name the part of a mentee or mentor.
error-leave-with-hr = Taking part was agreed with human resources. Please talk to them: they can end it for you.
error-reason-code = A reason is one word of small letters, digits and hyphens (like “budget-cut”), at most 31: it is kept for ever and names nobody. Shorten it.
