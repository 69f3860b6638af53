using Microsoft.VisualStudio.TestTools.UnitTesting;

// Worlds share nothing.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
