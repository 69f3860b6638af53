using Microsoft.VisualStudio.TestTools.UnitTesting;

// Tests that mostly wait run at once; those of whole swarms, one at a time: more than one would measure the machine.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]
