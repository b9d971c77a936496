# What an update of the people list changes, person by person.

update-counts = { $join ->
    [one] one joins
   *[other] { $join } join
 }, { $return ->
    [one] one comes back
   *[other] { $return } come back
 }, { $leave ->
    [one] one leaves
   *[other] { $leave } leave
 }, { $change ->
    [one] one changes
   *[other] { $change } change
 }; { $same ->
    [one] one stays as before
   *[other] { $same } stay as before
 }.
update-does-join = joins
update-does-return = comes back
update-does-leave = leaves the company
update-does-change = changes
update-opens = Takes part anew as { $role ->
    [mentor] mentor
   *[other] mentee
 }; the next wave of matching may choose this person.
update-opens-late = Would take part as { $role ->
    [mentor] mentor
   *[other] mentee
 }, but no wave of matching is left: this part ends at once. Launch a new cohort instead.
update-ends = { $journey } ends: no part as { $role ->
    [mentor] mentor
   *[other] mentee
 } any more.
update-pair-ends = The pair { $pair } ends; { $partner } is told kindly and may be matched again.
update-asked-no-more = { $count ->
    [one] One open task of others loses this person: { $tasks }. If nobody is left there, HR is told.
   *[other] { $count } open tasks of others lose this person: { $tasks }. Where nobody is left, HR is told.
 }
update-program-names = The program itself names { $address }. Who has left is asked for nothing there; a changed address needs a new edition.
update-list-names = { $address } is still manager or assistant of: { $people }. Nobody is asked in that place until another address stands there. Who leaves the program alone, not the company, keeps the row: revflow leave CODE.
update-column = { $column }: { $before } → { $after }.
update-own-column = { $column } changes.
update-id = Known by the id { $id } from now on.
update-address = Address: { $before } → { $after }. { $count ->
    [0] Nothing is asked of this person now; links in old mails are dead.
    [one] One open task gets a new link; those in old mails are dead.
   *[other] { $count } open tasks get new links; those in old mails are dead.
 }
update-manager = Manager: { $before } → { $after }. { $count ->
    [0] No open task changes hands.
    [one] One open task is asked of the new manager.
   *[other] { $count } open tasks are asked of the new manager.
 }
update-assistant = Assistant: { $before } → { $after }. { $count ->
    [0] No open task changes hands.
    [one] One open task of a session changes hands.
   *[other] { $count } open tasks of sessions change hands.
 }
update-kept-back = { $task } stays with the former manager: { $who } may not decide there ({ $why ->
    [own-journey] it is that person's own journey
    [asked-already] another vote is asked of that person
    [already-voted] that person has voted there
   *[other] the step leaves that person out
 }). Hand it over: revflow reassign { $task } --to ADDRESS.
update-pair-breaks = The pair { $pair } with { $partner } now breaks the rule { $rule }. It goes on; to end it: revflow stop { $pair }.
update-proposal-breaks = The proposed pair { $pair } with { $partner } now breaks the rule { $rule }. It will not start when the wave is approved; both stay in the pool.
update-none = nobody

cli-update-ask = Shall this be applied to { $cohort }? Who leaves gets no mail any more, and that cannot be undone.
cli-update-done = The people list of { $cohort } is updated: { $counts }
cli-update-same = The list says what { $cohort } knows already; nothing changes.
cli-update-dry = Nothing was changed.
cli-option-dry-run-update = Show what would change, and change nothing.
cli-column-address = Address
cli-column-name = Name
cli-column-does = What happens
cli-column-notes = What follows

error-update-ended = The cohort { $cohort } is over, so its people list cannot change. Launch a new cohort for these people.
error-update-outdated = The cohort { $cohort } has changed since the preview, and nothing was applied. Look again: revflow people update { $cohort } CSV
fault-update-other-id = { $word } is the address of a person known by the id { $id }, who is not in this list. Write that id, or the newcomer's own address.
fault-update-key-taken = { $word } already names somebody else in the cohort. Give this person an id of their own in the column id.
