using System;

using MsTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>A class of tests.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : MsTest.TestClassAttribute
{
}
