# Pairs of a wave: why they are proposed, who found nobody, and what would help
matching-topic-reached = { $word }: asks { $now } → { $wanted }, mentor has { $level }
matching-topic-part = { $word }: asks { $now } → { $wanted }, mentor has { $level } and leads part of the way
matching-topic-low = { $word }: asks { $now } → { $wanted }, mentor has only { $level }
matching-topic-shared = { $word }: asked for and offered
matching-topic-missing = { $word }: not offered by this mentor
matching-choice-topic-reached = { $word }: from “{ $now }” to “{ $wanted }”, as you wish; this mentor: “{ $level }”
matching-choice-topic-part = { $word }: from “{ $now }” part of the way to “{ $wanted }”; this mentor: “{ $level }”
matching-choice-topic-low = { $word }: no further than you; this mentor: “{ $level }”
matching-other-site = Another site
matching-same-site = The same site
matching-other-department = Another department
matching-same-department = The same department
matching-shared-slots = { $shared } of { $asked } hours of the week in common
matching-no-shared-slots = No time of the week in common
matching-by-hr = HR wants this pair
matching-by-mentee = Is the mentor who was asked for
matching-small-group = Small group: would meet with { $others ->
    [one] one other pair
   *[other] { $others } other pairs
} of this mentor on { $word }
matching-levels-unknown = { $word ->
    [mentee] The executive gave no levels
    [learner] The learner gave no levels
   *[mentor] The mentor gave no levels
}
matching-site-unknown = { $word ->
    [mentee] The executive's site is not in the list
    [learner] The learner's site is not in the list
   *[mentor] The mentor's site is not in the list
}
matching-department-unknown = { $word ->
    [mentee] The executive's department is not in the list
    [learner] The learner's department is not in the list
   *[mentor] The mentor's department is not in the list
}
matching-slots-unknown = { $word ->
    [mentee] The executive gave no times
    [learner] The learner gave no times
   *[mentor] The mentor gave no times
}

matching-nobody-offers = { $count ->
    [one] No mentor offers { $word }, which one person asks for. Find a mentor who does, or agree on another topic.
   *[other] No mentor offers { $word }, which { $count } people ask for. Find mentors who do, or agree on other topics.
}
matching-nobody-ahead = { $count ->
    [one] No mentor is ahead in { $word } of the person who asks for it. Find a mentor who is, or agree on another topic.
   *[other] No mentor is ahead in { $word } of any of the { $count } people who ask for it. Find mentors who are, or agree on other topics.
}
matching-too-few-places = { $would ->
    [0] { $mentees } people are waiting, and there is no mentor yet. Find mentors; a later wave takes them.
   *[other] { $mentees } people are waiting { $places ->
        [0] and no place is free
        [1] for one place
       *[other] for { $places } places
    }. Find { $missing } more, or write mentees_per_mentor: { $would } for the next cohort.
}
matching-too-few-for-wishes = { $would ->
    [0] { $mentees } topics are asked for, and there is no mentor yet. Find mentors; a later wave takes them.
   *[other] { $mentees } topics are asked for, and mentors have { $places } places. Find { $missing } more, or write mentees_per_mentor: { $would } for the next cohort.
}

matching-why-taken = Those who fit have others
matching-why-nobody = Nobody is on the other side yet
matching-why-barred = A pair with most who would fit already, or broken by HR
matching-why-apart = Kept apart by HR from most who would fit
matching-why-no-topic = No topic in common
matching-why-same-department = Of the same department as most who would fit
matching-why-reporting-line = In one reporting line with most who would fit
matching-why-other-language = Of another language than most who would fit
matching-why-no-choice = Has not named a mentor yet
matching-why-chose-nobody = Wants none of those who could be had; HR has the words, if there were any
matching-why-choice-gone = The mentor who was named cannot be had any more
matching-why-not-chosen = Nobody has named this mentor
matching-why-not-drawn = HR has made no pair
matching-why-own-topic = Offers to teach this topic too, and nobody is taught what they teach. To learn it, take it out of the offer as mentor.
matching-why-paired = A pair already, on another topic, with most who would fit
matching-why-same-person = The other one is the same person

matching-way-wait = { $count ->
    [one] Wait: one who has not answered yet may fit.
   *[other] Wait: { $count } who have not answered yet may fit.
}
matching-way-lift = { $count ->
    [one] Without the rule “{ $rule }”, there would be one partner.
   *[other] Without the rule “{ $rule }”, there would be { $count } possible partners.
}
matching-way-capacity = mentees_per_mentor: { $count } would do.
matching-way-one-more = { $role ->
    [mentee] { $word ->
        [none] One more mentor would do.
       *[other] One more mentor who offers { $word } would do.
    }
   *[mentor] { $word ->
        [none] One more person who wants to learn would do.
       *[other] One more person who asks for { $word } would do.
    }
}
matching-way-nobody-offers = Nobody offers { $word }: a mentor who does would do.
matching-way-nobody-asks = Nobody asks for { $word }: somebody who does would do.

matching-way-choose = A later wave asks again.
matching-way-by-hand = { $count ->
    [one] HR can make a pair with one person who fits: revflow pair.
   *[other] HR can make a pair with one of { $count } who fit: revflow pair.
}

matching-rule-apart = apart by HR's word
matching-rule-same-department = same department
matching-rule-reporting-line = reporting line
matching-rule-other-language = other language

matching-criterion-topic-cover = topics covered
matching-criterion-level-gap = progress possible
matching-criterion-other-site = other site
matching-criterion-other-department = other department
matching-criterion-shared-slots = times in common
matching-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
matching-suggested = These pairs are what the rules suggest; HR draws them: revflow choose.
matching-for = For
matching-against = Against
matching-unused = Not known
matching-unweighed = Not weighed here: { $criteria }. Age and gender are never looked at.
matching-all-weighed = Age and gender are never looked at.
matching-singles = Without a pair in this proposal
matching-singles-crossed = Topics and people without a pair in this proposal
matching-single = { $who } ({ $role }): { $why }. { $ways }
matching-single-who = Who
matching-single-why = Why
matching-single-ways = What would help

matching-wanted = What HR wants
matching-wanted-together = { $topic ->
    [none] { $mentee } and { $mentor }: a pair
   *[other] { $mentee } and { $mentor }: a pair on { $topic }
}
matching-wanted-together-unkept = { $topic ->
    [none] { $mentee } and { $mentor }: a pair, which could not be made. { $why }
   *[other] { $mentee } and { $mentor }: a pair on { $topic }, which could not be made. { $why }
}
matching-wanted-apart = { $mentee } and { $mentor }: no pair
matching-hindrance-same-person = Both are one person.
matching-hindrance-barred = They were a pair already, or were broken in this wave.
matching-hindrance-paired = They are a pair already, on another topic.
matching-hindrance-own-topic = The first offers to teach the topic that is left, and nobody is taught what they teach.
matching-hindrance-no-wish = The topics that this mentor could teach the first person have other mentors.
matching-hindrance-no-topic = They have no topic in common.
matching-hindrance-not-on-topic = The first does not ask for that topic, or the second does not teach it.
matching-hindrance-same-department = They are of the same department.
matching-hindrance-reporting-line = One of them reports to the other, whoever stands between.
matching-hindrance-other-language = They do not speak the same language.
matching-hindrance-not-there = One of them has not come as far as the match; a later wave may take both.
matching-hindrance-no-place = The mentor has as many people as a mentor may have here.
