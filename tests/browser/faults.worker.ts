// In this order: the contexts are doomed before the worker builds one.
import './lost-contexts.ts';
import '../../src/worker/main.ts';
