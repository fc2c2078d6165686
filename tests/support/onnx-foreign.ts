/**
 * Three small networks 4 → 3 → 2 → 2 by Python's onnx 1.23.1 (`onnx.helper`, opset 17, checked in full), and what its
 * ReferenceEvaluator gives for two observations.
 */
export const observations = Float32Array.of(1, -2, 0.5, 3, 0, 0.25, -1, 2);
export const referenceQValues = [
  0.11359323561191559, -0.3965458273887634, 0.17737293243408203, -0.4257461428642273,
];

const decode = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Flatten, MatMul and Add (the bias before or after), Identity; `float_data`; initializers among the inputs. */
export const matMulAndAdd = decode(
  'CAgSB3B5dG9yY2g6uAQKEQoDb2JzEgFmIgdGbGF0dGVuChMKAWYKAncxEgJtMSIGTWF0TXVsChEKAmIxCgJtMRICYTEiA0FkZAoO' +
    'CgJhMRICcjEiBFJlbHUKFAoCcjEKAncyEgJtMiIGTWF0TXVsChEKAm0yCgJiMhICYTIiA0FkZAoOCgJhMhICcjIiBFJlbHUKFAoC' +
    'cjIKAnczEgJtMyIGTWF0TXVsChEKAm0zCgJiMxICYTMiA0FkZAoTCgJhMxIDb3V0IghJZGVudGl0eRIKbWFpbl9ncmFwaCo8CAQI' +
    'AxABIjDLJdS+X87Pvv40cD7GwIa+vvSIvcjMxb6mQJo+nZyrvMHD3r2SRKg9szauvrUiiTxCAncxKhYIAxABIgzlEo69c8OxPcCL' +
    'cz5CAmIxKiQIAwgCEAEiGN2b6T7Z7Eg+X/pcvgNBVL7CHBg+sTz/vkICdzIqEggCEAEiCGNp8j7pb06+QgJiMiocCAIIAhABIhB0' +
    'ej6+6GmuPVqOyD7+B+u8QgJ3MyoSCAIQASII9+qLPn128L5CAmIzWhYKA29icxIPCg0IARIJCgMSAW4KAggEWhQKAncxEg4KDAgB' +
    'EggKAggECgIIA1oQCgJiMRIKCggIARIECgIIA1oUCgJ3MhIOCgwIARIICgIIAwoCCAJaEAoCYjISCgoICAESBAoCCAJaFAoCdzMS' +
    'DgoMCAESCAoCCAIKAggCWhAKAmIzEgoKCAgBEgQKAggCYhYKA291dBIPCg0IARIJCgMSAW4KAggCQgQKABAR',
);

/** Gemm as `torch.onnx.export` writes it (alpha, beta, transB), the second without transB. */
export const gemm = decode(
  'CAgSB3B5dG9yY2g6yAMKRwoDb2JzCgJ3MQoCYjESAmExIgRHZW1tKg8KBWFscGhhFQAAgD+gAQEqDgoEYmV0YRUAAIA/oAEBKg0K' +
    'BnRyYW5zQhgBoAECCg4KAmExEgJyMSIEUmVsdQoWCgJyMQoCdzIKAmIyEgJhMiIER2VtbQoOCgJhMhICcjIiBFJlbHUKRwoCcjIK' +
    'AnczCgJiMxIDb3V0IgRHZW1tKg8KBWFscGhhFQAAgD+gAQEqDgoEYmV0YRUAAIA/oAEBKg0KBnRyYW5zQhgBoAECEgptYWluX2dy' +
    'YXBoKjwIAwgEEAFCAncxSjDLJdS+xsCGvqZAmj6SRKg9X87Pvr70iL2dnKu8szauvv40cD7IzMW+wcPevbUiiTwqFggDEAFCAmIx' +
    'SgzlEo69c8OxPcCLcz4qJAgDCAIQAUICdzJKGN2b6T7Z7Eg+X/pcvgNBVL7CHBg+sTz/vioSCAIQAUICYjJKCGNp8j7pb06+KhwI' +
    'AggCEAFCAnczShB0ej6+Wo7IPuhprj3+B+u8KhIIAhABQgJiM0oI9+qLPn128L5aFgoDb2JzEg8KDQgBEgkKAxIBbgoCCARiFgoD' +
    'b3V0Eg8KDQgBEgkKAxIBbgoCCAJCBAoAEBE=',
);

/** Tanh after the first layer. */
export const withTanh = decode(
  'CAgSB3B5dG9yY2g6hgMKJgoDb2JzCgJ3MQoCYjESAmExIgRHZW1tKg0KBnRyYW5zQhgBoAECCg4KAmExEgJyMSIEVGFuaAoWCgJy' +
    'MQoCdzIKAmIyEgJhMiIER2VtbQoOCgJhMhICcjIiBFJlbHUKJgoCcjIKAnczCgJiMxIDb3V0IgRHZW1tKg0KBnRyYW5zQhgBoAEC' +
    'EgptYWluX2dyYXBoKjwIAwgEEAFCAncxSjDLJdS+xsCGvqZAmj6SRKg9X87Pvr70iL2dnKu8szauvv40cD7IzMW+wcPevbUiiTwq' +
    'FggDEAFCAmIxSgzlEo69c8OxPcCLcz4qJAgDCAIQAUICdzJKGN2b6T7Z7Eg+X/pcvgNBVL7CHBg+sTz/vioSCAIQAUICYjJKCGNp' +
    '8j7pb06+KhwIAggCEAFCAnczShB0ej6+Wo7IPuhprj3+B+u8KhIIAhABQgJiM0oI9+qLPn128L5aFgoDb2JzEg8KDQgBEgkKAxIB' +
    'bgoCCARiFgoDb3V0Eg8KDQgBEgkKAxIBbgoCCAJCBAoAEBE=',
);
