/** A beginning for a letter; `ru` goes on paper, `en` tells a writer without Russian what it says. */
export type Opener = { id: string; ru: string; en: string };

/**
 * Ways to begin, written to fit a writer and a prisoner of either gender: who I am, daily life, books, hobbies,
 * questions; no pity, no case, no politics. Source: domain.md §4.
 */
export const openers: readonly Opener[] = [
  {
    id: "who-i-am",
    ru: "Здравствуйте! Мы с вами пока не знакомы, и мне хочется это исправить. Немного о себе: я живу в небольшом городе, по утрам люблю тишину и крепкий чай, а по вечерам – долгие прогулки.",
    en: "Hello! We have not met yet, and I would like to change that. A little about me: I live in a small town, I love quiet and strong tea in the morning and long walks in the evening.",
  },
  {
    id: "my-day",
    ru: "Здравствуйте! Пишу вам с кухни: за окном светает, на плите закипает чайник. Расскажу, как проходит мой обычный день, а вы, если захотите, расскажете о том, что любите вы.",
    en: "Hello! I am writing to you from my kitchen: it is getting light outside and the kettle is coming to the boil. I will tell you how my ordinary day goes and you, if you like, will tell me what you love.",
  },
  {
    id: "books",
    ru: "Здравствуйте! Недавно мне попалась книга, о которой очень хочется с кем-нибудь поговорить. А что любите читать вы? Какую книгу вы бы посоветовали мне на ближайшие вечера?",
    en: "Hello! I recently came across a book I would very much like to talk about with someone. What do you like to read? Which book would you recommend to me for the coming evenings?",
  },
  {
    id: "hobby",
    ru: "Здравствуйте! У меня есть увлечение, о котором я могу говорить часами, и я попробую уместить его на одной странице. А чем любите заниматься вы? Мне правда интересно.",
    en: "Hello! I have a hobby I can talk about for hours, and I will try to fit it on one page. And what do you enjoy doing? I really would like to know.",
  },
  {
    id: "nature",
    ru: "Здравствуйте! У нас наконец сменилась погода, и весь двор выглядит по-новому. Хочу описать вам дорогу, по которой хожу каждый день: деревья, птиц, соседских котов.",
    en: "Hello! The weather has changed here at last, and the whole yard looks new. I want to describe to you the road I walk every day: the trees, the birds, the neighbours' cats.",
  },
  {
    id: "kitchen",
    ru: "Здравствуйте! Сегодня мой дом пахнет яблочным пирогом – по рецепту, который достался мне от бабушки. Какое блюдо напоминает вам о доме?",
    en: "Hello! Today my home smells of apple pie, made from a recipe that came to me from my grandmother. Which dish reminds you of home?",
  },
  {
    id: "music-and-film",
    ru: "Здравствуйте! Весь день не выходит из головы одна старая мелодия. Хочу рассказать вам о музыке и фильмах, которые меня радуют, и узнать, что нравится вам.",
    en: "Hello! One old tune has been in my head all day. I want to tell you about the music and films that make me happy, and to learn what you like.",
  },
  {
    id: "questions",
    ru: "Здравствуйте! О себе расскажу чуть ниже, а начну с вопросов – отвечайте только на те, на которые захочется. Где вы выросли? Что умеете делать лучше всего? Что вас в последний раз рассмешило?",
    en: "Hello! I will tell you about myself a little further on and begin with questions; answer only those you feel like answering. Where did you grow up? What are you best at? What last made you laugh?",
  },
];

/** Printed at the end of every letter, so that the prisoner can acknowledge by number. Source: domain.md §4. */
export const closingQuestion: Opener = {
  id: "which-arrived",
  ru: "Какие из моих писем до вас дошли? Напишите, пожалуйста, их номера.",
  en: "Which of my letters reached you? Please write me their numbers.",
};
