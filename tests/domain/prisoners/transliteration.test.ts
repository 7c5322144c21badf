import { expect, it } from "vitest";
import { transliterate } from "~/domain/prisoners/transliteration";

it.each([
  ["Иванов Иван Иванович", "Ivanov Ivan Ivanovich"],
  ["Щукина Евгения Юрьевна", "Shchukina Yevgeniya Yuryevna"],
  ["Фёдор Хрущёв", "Fyodor Khrushchev"],
  ["ЩЕРБА Яна", "SHCHERBA Yana"],
  ["Объедков Цезарь Эдуардович", "Obyedkov Tsezar Eduardovich"],
  ["Белый-Йорк", "Belyy-York"],
  ["Андрій Їжак Єва Ґонта", "Andriy Yizhak Yeva Gonta"],
  ["Быкаў Васіль", "Bykaw Vasil"],
  ["John Ким", "John Kim"],
])("transliterates %s to %s", (name, latin) => expect(transliterate(name)).toBe(latin));
