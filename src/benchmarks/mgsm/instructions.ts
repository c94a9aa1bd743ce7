/**
 * Asks in each language for reasoning and for a last line with the answer as a whole number, after
 * the word that the scorer looks for.
 */
export const instructions = {
  bn: 'এই গণিত সমস্যাটি সমাধান করো। উত্তর দেওয়ার আগে ধাপে ধাপে যুক্তি দাও। শেষ লাইনে "উত্তর:" লিখে তার পরে শুধু একটি পূর্ণসংখ্যা লেখো, আর কিছু নয়।',
  de: 'Löse diese Rechenaufgabe. Begründe zuerst Schritt für Schritt. Schreibe in die letzte Zeile "Antwort:" und danach nur eine ganze Zahl, sonst nichts.',
  en: 'Solve this math problem. Give your reasoning step by step first. In the last line write "Answer:" and after it only a whole number, nothing else.',
  es: 'Resuelve este problema de matemáticas. Explica primero tu razonamiento paso a paso. En la última línea escribe "Respuesta:" y después solo un número entero, nada más.',
  fr: 'Résous ce problème de mathématiques. Explique d’abord ton raisonnement étape par étape. À la dernière ligne, écris « Réponse: » puis seulement un nombre entier, rien d’autre.',
  ja: 'この算数の問題を解いてください。まず考え方を順を追って書いてください。最後の行には「答え:」と書き、その後に整数だけを書いてください。',
  ru: 'Реши эту математическую задачу. Сначала приведи рассуждение шаг за шагом. В последней строке напиши «Ответ:» и после него только целое число, больше ничего.',
  sw: 'Tatua tatizo hili la hesabu. Kwanza eleza hatua zako moja baada ya nyingine. Katika mstari wa mwisho andika "Jibu:" na baada yake namba nzima tu, bila kingine.',
  te: 'ఈ గణిత సమస్యను పరిష్కరించండి. ముందుగా దశల వారీగా మీ తర్కాన్ని ఇవ్వండి. చివరి వరుసలో "సమాధానం:" అని రాసి, దాని తర్వాత పూర్ణ సంఖ్యను మాత్రమే రాయండి, మరేమీ వద్దు.',
  th: 'แก้โจทย์คณิตศาสตร์ข้อนี้ แสดงวิธีคิดทีละขั้นก่อน ในบรรทัดสุดท้ายให้เขียน "คำตอบ:" แล้วตามด้วยจำนวนเต็มเท่านั้น ไม่ต้องเขียนอย่างอื่น',
  zh: '解答这道数学题。先逐步写出你的推理。在最后一行写“答案:”，后面只写一个整数，不要写别的。',
} as const;

export type MgsmLanguage = keyof typeof instructions;

export const languages = Object.keys(instructions) as MgsmLanguage[];
