using Microsoft.VisualStudio.TestTools.UnitTesting;

// Every test has folders, ports and processes of its own and waits for conditions, not for times: several at once share the waiting.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]
