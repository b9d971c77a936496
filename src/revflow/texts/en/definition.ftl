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
label-close = Close
