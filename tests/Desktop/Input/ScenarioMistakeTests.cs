using System.Linq;

using LVS.Harness;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Input;

/// <summary>Scenario files that are no JSON: the line, what is wrong and what to do, in words for who wrote the file.</summary>
[TestClass]
public sealed class ScenarioMistakeTests
{
    [TestMethod]
    [DataRow("{\n  \"name\": \"x\",\n}", "s.json, line 3: there is a comma with nothing between it and '}': remove the comma.")]
    [DataRow("", "s.json, line 1: the file is empty; it must have at least {\"name\": \"mine\"}.")]
    [DataRow(" \n\n", "the file is empty")]
    [DataRow("{\n  \"name\": \"x", "line 2: the text ends too soon: a quote or a closing bracket is missing.")]
    [DataRow("name: mine\n", "line 1: '")]
    [DataRow("name: mine\n", "is not expected here: names and texts stand in plain quotes")]
    [DataRow("{\n  “name”: \"x\"\n}", "line 2: the quote “ is typographic: write plain quotes (\").")]
    [DataRow("{\n  \"name\": ‘x’\n}", "line 2: the quote ‘ is typographic")]
    [DataRow("{\n  \"name\": \"x\"\n  \"nodes\": 4\n}", "line 3: '\"' is not expected here")]
    [DataRow("{\n  \"name\": \"x\ny\"\n}", "line 2: a text or a word ends before its line does: close it on the same line.")]
    [DataRow("{\"name\": \"x\"}\n}", "line 2: '}' is not expected here")]
    public void AMistakeIsNamedWithItsLine(string text, string said)
    {
        UserException error = Assert.ThrowsExactly<UserException>(() => ScenarioFile.Parse(text, "s.json"));
        Assert.Contains(said, error.Message);
        Assert.DoesNotContain("mine'", error.Message);
        foreach (string word in new[] { "reader", "isFinalBlock", "0x", "configured", "BytePosition" })
        {
            Assert.DoesNotContain(word, error.Message);
        }
    }

    [TestMethod]
    public void AFileThatIsTooDeepIsSaidToBe()
    {
        string text = "{\"name\":\"x\",\n\"faults\":" + string.Concat(Enumerable.Repeat("[", 10_000));
        UserException error = Assert.ThrowsExactly<UserException>(() => ScenarioFile.Parse(text, "s.json"));
        Assert.AreEqual(
            "s.json, line 2: objects and lists lie within one another to a depth of more than 16: make it flatter.", error.Message);
    }

    [TestMethod]
    [DataRow("Host=h;Password=secret1;Port=1", "Host=h;Password=***;Port=1")]
    [DataRow("redis://h/x?a=1&pwd=secret1&b=2", "redis://h/x?a=1&pwd=***&b=2")]
    [DataRow("PASSWORD = \"secret 1\"; x", "PASSWORD = ***; x")]
    [DataRow("Pwd=secret1, and more", "Pwd=***, and more")]
    [DataRow("redis://u:secret1@h", "redis://u:***@h")]
    [DataRow("no login here", "no login here")]
    public void APasswordIsHidden(string text, string shown) => Assert.AreEqual(shown, Logins.Hide(text, "***"));

    [TestMethod]
    [DataRow("::1", "[::1]:34699")]
    [DataRow("127.0.0.1", "127.0.0.1:34699")]
    public void AnAddressOfABrokerHasItsHostInBrackets(string host, string shown) =>
        Assert.AreEqual(shown, new BrokerAddress(host, 34699).ToString());
}
