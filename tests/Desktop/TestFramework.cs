using System;
using System.Runtime.CompilerServices;

using MsTest = Microsoft.VisualStudio.TestTools.UnitTesting;

// The device's test framework on the PC: the sources in tests/Shared name the device's types, MSTest runs them.
namespace nanoFramework.TestFramework;

/// <summary>A class of tests.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : MsTest.TestClassAttribute
{
}

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

/// <summary>The assertions that both frameworks have, as the device's framework declares them.</summary>
public static class Assert
{
    public static void IsTrue(bool condition, string message = "")
    {
        MsTest.Assert.IsTrue(condition, message);
    }

    public static void IsFalse(bool condition, string message = "")
    {
        MsTest.Assert.IsFalse(condition, message);
    }

    public static void AreEqual(int expected, int actual, string message = "")
    {
        MsTest.Assert.AreEqual(expected, actual, message);
    }

    public static void AreEqual(long expected, long actual, string message = "")
    {
        MsTest.Assert.AreEqual(expected, actual, message);
    }

    public static void AreEqual(string expected, string actual, string message = "")
    {
        MsTest.Assert.AreEqual(expected, actual, message);
    }

    public static void AreNotEqual(int notExpected, int actual, string message = "")
    {
        MsTest.Assert.AreNotEqual(notExpected, actual, message);
    }
}
