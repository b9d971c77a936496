calendar-summary =
    { $mentees_are ->
        [learners] Mentoring
       *[executives] Reverse mentoring
    }, session { $number }{ $topic ->
        [none] {""}
       *[other] : { $topic }
    }
calendar-description =
    { $program }. If the time does not suit you any more, say so on the page of this session: the link is in the mail.

calendar-summary-circle = { $title }
calendar-description-circle = { $program }. An exchange among those who do the same in this program. If the time does not suit you, there is nothing to do.

# what would help, after a verdict
mail-help-mastery = More practice of your own. Something you have made with it shows it best: a project, a guide, a training that you gave.
mail-help-mastery-topic = For “{ $topic }”: more practice of your own. Something you have made with it shows it best: a project, a guide, a training that you gave.
mail-help-pedagogy = Explaining to a beginner: try it once with a colleague who does not know the subject, and tell us how it went.
mail-help-pedagogy-topic = Explaining “{ $topic }” to a beginner: try it once with a colleague who does not know it, and tell us how it went.
mail-help-discretion = Discretion: what is said in the sessions stays there. Reply to this mail if you would like to talk about it.
mail-help-discretion-topic = Discretion about “{ $topic }”: what is said in the sessions stays there. Reply to this mail if you would like to talk about it.
mail-help-other = “{ $line }”: a little more than what we have seen so far.
mail-help-other-topic = “{ $line }”, for “{ $topic }”: a little more than what we have seen so far.

# templates, tried by check and launch
fault-mail-faulty =
    { $reason ->
        [missing] This file of a mail is missing ({ $spoken }). Add it, or correct the name of the mail in the program.
        [syntax] This template of a mail cannot be read here: { $detail }. Correct the line.
        [undefined] This template speaks of something that no mail knows: { $detail }. Correct the name.
        [forbidden] This template does something that a template may not do: { $detail }. Leave it out.
       *[other] This template of a mail fails here: { $detail }. Correct the line.
    }
mail-percent-right = { $quiz }, percent of right answers
mail-progress = Progress over all topics, in levels
