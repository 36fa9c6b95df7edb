import { expect, test } from 'vitest';
import { keep, site } from '../../support/handbook';

/** Two texts, and what is said of them: nothing where they merely have a subject in common. */
type Pair = readonly [label: string, here: string, there: string, said: string | null];

const IDENTICAL = 'too, word for word';

const GERMAN: readonly Pair[] = [
  [
    'dieselben Wörter, anders ausgezeichnet',
    'Reisekosten werden **innerhalb von vier Wochen** nach dem Ende der Reise eingereicht. Belege über Bewirtungen müssen den Anlass und alle Teilnehmer nennen.',
    '> Reisekosten werden innerhalb von vier Wochen\n> nach dem Ende der Reise eingereicht. Belege über Bewirtungen müssen den _Anlass_ und alle Teilnehmer nennen.',
    IDENTICAL,
  ],
  [
    'ein Abschnitt einer längeren Seite',
    'Wer krank wird, meldet sich bis neun Uhr bei der Teamleitung und trägt die Abwesenheit im Kalender ein. Ab dem vierten Tag brauchen wir eine Bescheinigung.',
    'Neu im Team? Diese Seite sammelt, was in der ersten Woche zählt.\n\n## Krank\n\nWer krank wird, meldet sich bis neun Uhr bei der Teamleitung und trägt die Abwesenheit im Kalender ein. Ab dem vierten Tag brauchen wir eine Bescheinigung.',
    IDENTICAL,
  ],
  [
    'eine Zahl',
    'Für Bücher und Kurse stehen jeder Person 600 Euro im Jahr zu. Die Teamleitung gibt den Betrag frei, danach kauft man selbst ein und reicht die Rechnung nach.',
    'Für Bücher und Kurse stehen jeder Person 900 Euro im Jahr zu. Die Teamleitung gibt den Betrag frei, danach kauft man selbst ein und reicht die Rechnung nach.',
    'the number is “600” here and “900” there',
  ],
  [
    'ein Monat',
    'Die Gespräche zum Gehalt finden einmal im Jahr statt, immer im März. Beide Seiten bereiten sich mit dem Bogen vor, der im Ordner der Personalabteilung liegt.',
    'Die Gespräche zum Gehalt finden einmal im Jahr statt, immer im Oktober. Beide Seiten bereiten sich mit dem Bogen vor, der im Ordner der Personalabteilung liegt.',
    'the date is “März” here and “Oktober” there',
  ],
  [
    'eine Verneinung',
    'Private Geräte dürfen im Firmennetz benutzt werden, solange sie verschlüsselt sind. Verlorene Geräte meldet man sofort, auch nachts und am Wochenende.',
    'Private Geräte dürfen im Firmennetz nicht benutzt werden, solange sie verschlüsselt sind. Verlorene Geräte meldet man sofort, auch nachts und am Wochenende.',
    'it says “Firmennetz benutzt” here and “Firmennetz nicht benutzt” there',
  ],
  [
    'ein Punkt, den nur eine Liste hat',
    '- Den Rechner am ersten Tag in der Technik abholen und das Passwort gleich ändern\n- Die Verschlüsselung der Festplatte prüfen lassen\n- Den Schlüssel für das Büro am Empfang unterschreiben',
    '- Den Rechner am ersten Tag in der Technik abholen und das Passwort gleich ändern\n- Den Schlüssel für das Büro am Empfang unterschreiben',
    'the item “Die Verschlüsselung der Festplatte prüfen lassen” is only here',
  ],
  [
    'zusammengesetzte Wörter',
    'Die Bereitschaft wechselt jeden Montag um zehn Uhr. Wer übernimmt, liest vorher das Übergabeprotokoll und bestätigt den Wechsel im Kanal der Bereitschaft.',
    'Die Bereitschaft wechselt jeden Montag um zehn Uhr. Wer übernimmt, liest vorher die Übergabenotizen und bestätigt den Wechsel im Kanal der Bereitschaft.',
    'it says “das Übergabeprotokoll” here and “die Übergabenotizen” there',
  ],
  [
    'derselbe Gegenstand',
    'Urlaub beantragt man mindestens zwei Wochen vorher im Personalsystem. Die Vertretung wird im Antrag genannt und vorher gefragt, ob sie Zeit hat.',
    'Resturlaub verfällt Ende März. Ausnahmen gibt es nach langer Krankheit oder Elternzeit, wenn die Personalabteilung sie rechtzeitig bestätigt hat.',
    null,
  ],
  [
    'häufige Wörter',
    'Wir sind ein Team von vierzig Leuten, die an vielen Orten arbeiten und sich zweimal im Jahr für eine Woche an einem gemeinsamen Ort treffen.',
    'Wir haben eine Werkstatt, in der alle an einem Tag in der Woche für sich oder mit anderen an einem Gerät bauen, das es noch nicht gibt.',
    null,
  ],
  [
    'gleicher Anfang',
    'Fragen zu diesem Thema beantwortet die Personalabteilung im Kanal für Verträge, montags bis donnerstags und in der Regel noch am selben Tag.',
    'Fragen zu diesem Thema gehören in die Sprechstunde der Technik. Sie findet freitags statt, dauert eine Stunde und braucht keine Anmeldung.',
    null,
  ],
];

const JAPANESE: readonly Pair[] = [
  [
    '同じ文、違う書式',
    '出張の費用は、帰社してから**四週間以内**に申請してください。接待の領収書には、目的と参加者全員の名前を必ず書いてください。',
    '> 出張の費用は、帰社してから四週間以内に申請してください。\n> 接待の領収書には、_目的_と参加者全員の名前を必ず書いてください。',
    IDENTICAL,
  ],
  [
    '長いページの一節',
    '体調が悪いときは、朝九時までにチームリーダーに連絡し、カレンダーに欠勤を登録してください。四日目からは診断書が必要です。',
    'ここには、最初の一週間に知っておくべきことをまとめました。\n\n## 病気\n\n体調が悪いときは、朝九時までにチームリーダーに連絡し、カレンダーに欠勤を登録してください。四日目からは診断書が必要です。',
    IDENTICAL,
  ],
  [
    '数字',
    '書籍と研修のために、一人あたり年間60000円まで使えます。リーダーの承認を得てから自分で購入し、領収書を経理に提出してください。',
    '書籍と研修のために、一人あたり年間90000円まで使えます。リーダーの承認を得てから自分で購入し、領収書を経理に提出してください。',
    'the number is “60000” here and “90000” there',
  ],
  [
    '年',
    '給与の面談は年に一度行います。現在の等級表は2023年に見直したもので、人事部のフォルダーに置いてあります。面談の前に必ず読んでください。',
    '給与の面談は年に一度行います。現在の等級表は2025年に見直したもので、人事部のフォルダーに置いてあります。面談の前に必ず読んでください。',
    'the date is “2023” here and “2025” there',
  ],
  [
    '言い回し',
    '当番は毎週月曜日の午前十時に交代します。引き継ぐ人は、事前に引き継ぎの記録を読み、当番のチャンネルで交代を確認してください。',
    '当番は毎週月曜日の午前十時に交代します。引き継ぐ人は、事前に引き継ぎの手順を読み、当番のチャンネルで交代を確認してください。',
    'it says “記録” here and “手順” there',
  ],
  [
    '片方だけにある項目',
    '- 初日にノートパソコンを受け取り、パスワードを変更する\n- ディスクの暗号化を確認してもらう\n- 受付で事務所の鍵の書類に署名する',
    '- 初日にノートパソコンを受け取り、パスワードを変更する\n- 受付で事務所の鍵の書類に署名する',
    'the item “ディスクの暗号化を確認してもらう” is only here',
  ],
  [
    '改行の位置',
    'お客様からの問い合わせには一営業日以内に返信します。\n答えが分からないときは、調べていることと次に連絡する日を伝えてください。',
    'お客様からの問い合わせには一営業日以内に\n返信します。答えが分からないときは、調べていることと次に連絡する日を\n伝えてください。',
    IDENTICAL,
  ],
  [
    '同じ話題',
    '休暇は二週間前までに人事システムで申請してください。申請には代理の人の名前を書き、事前に都合を聞いておいてください。',
    '残った有給は三月末で消えます。長い病気や育児休業のあとは、人事部が前もって認めた場合に限り、翌年に繰り越せます。',
    null,
  ],
  [
    'よく使う言葉',
    '私たちは四十人のチームで、いろいろな場所で働いています。年に二回、一週間だけ同じ場所に集まります。',
    '私たちには工房があり、週に一日だけ、自分のためや仲間と一緒に、まだ世の中にない道具を作ることができます。',
    null,
  ],
  [
    '同じ書き出し',
    'この件についての質問は、契約のチャンネルで人事部が受け付けます。月曜日から木曜日まで、たいていその日のうちに答えます。',
    'この件についての質問は、技術の相談会に来てください。金曜日に一時間ほど開いていて、予約はいりません。',
    null,
  ],
];

test.each([...GERMAN, ...JAPANESE])('%s', async (_, here, there, said) => {
  const handbook = await keep({ ...site('github'), 'a.md': `${here}\n`, 'b.md': `${there}\n` });
  const [finding, ...more] = await handbook.keeper.findings('a.md');
  expect(more).toEqual([]);
  if (said === null) expect(finding).toBeUndefined();
  else expect(finding?.message).toContain(said);
});
