# What is wrong with a field of a form: said beside the field, so it need not name it.
fault-field-unknown = This form has no such field. Its fields are: { $fields }.
fault-field-required = Please fill this in.
fault-field-too-long = This is too long: { $length } characters, { $most } at most. Please shorten it.
fault-text-expected = Please write a text here.
fault-text-signs = This text holds signs that cannot be shown. Please type it anew, or paste it as plain text.
fault-value-single = Only one answer is possible here. Please give just one.
fault-slot-unknown = { $given } is not a time that can be offered. Choose among: { $known }.
fault-option-unknown = { $given } is not one of the options. Choose among: { $known }.
fault-names-expected = Only names are possible here, one or a list of them. Choose among: { $known }.
fault-volunteer-required = Taking part is voluntary: tick this box if you want to. If you do not, choose "leave" instead; no reason is asked.
fault-files-too-many = Only one file is possible here. Please choose just one.
fault-file-type = A file of this kind is not taken. Its name must end in one of: { $accept }.
fault-file-expected = This is not a file that was handed in. Please choose it again.
fault-number-expected = Please enter a number, such as 3 or 2.5.
fault-whole-expected = Please enter a whole number, without a fraction.
fault-number-out-of-range = Please enter a number from { $low } to { $high }.
fault-number-too-low = Please enter a number of { $low } or more.
fault-number-too-high = Please enter a number of { $high } or less.
fault-topics-expected = Each topic needs its levels ({ $levels }), for example: "data": {"{"}"now": 1{"}"}.
fault-topic-unknown = { $given } is not a topic that is asked here. Choose among: { $known }.
fault-topics-missing = Please give a level for each topic. Still missing: { $missing }.
fault-quiz-expected = Please give an answer for each question, as {"{"}"question": "choice"{"}"}.
fault-question-unknown = { $given } is not a question that is asked here. These are: { $known }.
fault-quiz-missing = Please answer each question; “I don't know” is an answer too. Still open: { $missing }.
fault-topics-too-few = { $least ->
    [one] Please choose at least one topic, and its levels.
   *[other] Please choose at least { $least } topics, and their levels.
}
fault-topics-too-many = { $most ->
    [one] Please choose one topic only: the one that matters most.
   *[other] Please choose { $most } topics at most: those that matter most.
}
fault-level-missing = Please choose a level for each topic that you ticked.
fault-level-out-of-range = Levels go from 0 to { $highest }. Please choose one of these.
