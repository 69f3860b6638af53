using System;
using System.Runtime.CompilerServices;

using MsTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>A test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : MsTest.TestMethodAttribute
{
    /// <summary>Marks a test and remembers where it stands.</summary>
    public TestMethodAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = -1)
        : base(file, line)
    {
    }
}
