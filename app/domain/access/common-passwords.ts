/** The site's own name, which a guesser tries first. */
export const siteNames = ["perepiska", "переписка", "gthtgbcrf"];

/**
 * Words that the most used passwords are put together from, in English and Russian, the latter also as typed
 * on the wrong keyboard. Source: the recurring parts of the published SecLists and Have I Been Pwned top lists.
 */
export const commonParts = `
  password passwort passw0rd pass parol пароль gfhjkm admin administrator administrador root user guest login
  welcome letmein iloveyou iloveu love lovely princess sunshine monkey dragon master shadow superman batman
  football baseball basketball soccer hockey liverpool chelsea arsenal barcelona spartak zenit dynamo
  secret trustno1 whatever starwars pokemon nirvana metallica jordan michael jessica ashley daniel andrew
  charlie thomas robert natasha marina svetlana andrey sergey dmitry alexander aleksandr maxim nikita vladimir
  computer internet samsung google yandex facebook instagram vkontakte telegram windows microsoft
  changeme default test temp hello qwer qwerty qwerti asdf zxcv azerty
  русский россия москва любовь люблю солнышко привет наташа марина светлана андрей сергей дмитрий александр
  максим никита владимир йцукен спартак зенит динамо мама папа
  ghbdtn k,jdm kexi correcthorsebatterystaple correcthorse battery staple neverforget
  letter letters prisoner prisoners freedom svoboda свобода письмо письма
`
  .trim()
  .split(/\s+/);

const rows = [
  "1234567890-=",
  "0123456789",
  "!@#$%^&*()_+",
  "qwertyuiop[]",
  "asdfghjkl;'",
  "zxcvbnm,./",
  "йцукенгшщзхъ",
  "фывапролджэ",
  "ячсмитьбю.",
  "abcdefghijklmnopqrstuvwxyz",
  "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1q2w3e4r5t6y7u8i9o0p",
  "1й2ц3у4к5е6н7г8ш9щ0з",
];

/** Lines that fingers follow over a keyboard, and the alphabets; forwards and backwards. */
export const keyboardLines = rows.flatMap((row) => [row, [...row].reverse().join("")]);
