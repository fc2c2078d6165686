/*
 * Says why there is no page where its scripts could not be loaded or fell over before the first picture. A script
 * without imports: it runs where nothing else does, in a sandboxed frame without an origin for instance.
 */
addEventListener(
  'error',
  ({ message }) => {
    const root = document.getElementById('root');
    if (root === null || root.childElementCount > 0) return;
    const words = {
      en: {
        sandboxed:
          'This frame is sandboxed, and the page’s host does not let a frame without an origin read its scripts. Whoever embeds the page can add “allow-same-origin” to the frame’s “sandbox”. Opened by itself, it works:',
        other: 'The page could not start: a script did not arrive or failed. Reload it, or look at the connection.',
      },
      ko: {
        sandboxed:
          '샌드박스로 제한된 프레임 안이라 페이지의 스크립트를 읽을 수 없습니다. 페이지를 넣은 쪽에서 프레임의 “sandbox”에 “allow-same-origin”을 추가하면 됩니다. 따로 열면 동작합니다:',
        other: '페이지를 시작하지 못했습니다. 스크립트가 도착하지 않았거나 오류가 났습니다. 새로 고치거나 연결을 확인해 주세요.',
      },
    };
    const { sandboxed, other } = navigator.language.startsWith('ko') ? words.ko : words.en;
    const isSandboxed = self.origin === 'null';
    const sentence = document.createElement('p');
    sentence.setAttribute('role', 'alert');
    sentence.style.cssText = 'max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui';
    sentence.append(isSandboxed ? sandboxed : other, ' ');
    if (isSandboxed) {
      const link = document.createElement('a');
      link.textContent = location.href;
      link.href = location.href;
      link.target = '_blank';
      sentence.append(link);
    } else if (message) {
      sentence.append(`(${message})`);
    }
    root.append(sentence);
  },
  true, // a script that did not arrive tells nobody else
);
