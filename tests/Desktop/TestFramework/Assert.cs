using MsTest = Microsoft.VisualStudio.TestTools.UnitTesting;

// The device's test framework on the PC: the sources in tests/Shared name the device's types, MSTest runs them.
namespace nanoFramework.TestFramework;

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
