using Microsoft.VisualStudio.TestTools.UnitTesting;

// Every test starts processes of its own; more than one swarm at a time would measure the machine.
[assembly: DoNotParallelize]
