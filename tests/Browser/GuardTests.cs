using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Threading;

using LVS.Harness;
using LVS.Page;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>Who may do what by the page's server.</summary>
[TestClass]
public class GuardTests
{
    private const string Token = "a-token-of-21-letters";
    private const string Speed = "{\"name\":\"speed\",\"number\":1}";

    private static SimRun run = null!;

    [ClassInitialize]
    public static void Start(TestContext context) => run = new SimRun("calm", 8, PageOptions.Parse("0", Token, null));

    [ClassCleanup]
    public static void End() => run.Dispose();

    [TestMethod]
    public void LookingOnLoopbackNeedsNoToken()
    {
        run.WaitFor(frame => frame.Up == 8, "all nodes were up");
        Assert.AreEqual(HttpStatusCode.OK, Ask(HttpMethod.Get, "/api/frame"));
        Assert.AreEqual(HttpStatusCode.OK, Ask(HttpMethod.Get, "/"));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("Bearer wrong")]
    [DataRow("Bearer ")]
    [DataRow("Basic " + Token)]
    public void NothingChangesWithoutToken(string? authorization) => Assert.AreEqual(
        HttpStatusCode.Unauthorized,
        Ask(HttpMethod.Post, "/api/deeds", request =>
        {
            if (authorization != null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }
        }));

    [TestMethod]
    public void WithTokenItChanges() => Assert.AreEqual(HttpStatusCode.OK, Ask(HttpMethod.Post, "/api/deeds", Knows));

    [TestMethod]
    public void NoGetChangesAnything()
    {
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, Ask(HttpMethod.Get, "/api/deeds?name=kill&node=1", Knows));
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, Ask(HttpMethod.Put, "/api/deeds", Knows));
    }

    [TestMethod]
    [DataRow("swarm.example")]
    [DataRow("localhost.example")]
    [DataRow("127.0.0.1.example")]
    public void NameThatLeadsHereIsRefused(string host)
    {
        // A site of somebody else that has bound its name to our address asks as its own origin does.
        Assert.AreEqual(HttpStatusCode.MisdirectedRequest, Ask(HttpMethod.Get, "/api/frame", request => request.Headers.Host = host));
        Assert.AreEqual(HttpStatusCode.MisdirectedRequest, Ask(HttpMethod.Post, "/api/deeds", request =>
        {
            Knows(request);
            request.Headers.Host = host;
        }));
    }

    [TestMethod]
    [DataRow("localhost:{0}")]
    [DataRow("127.0.0.1:{0}")]
    [DataRow("[::1]:{0}")]
    public void OwnNamesAreTaken(string host) => Assert.AreEqual(
        HttpStatusCode.OK, Ask(HttpMethod.Get, "/", request => request.Headers.Host = string.Format(null, host, run.Http.BaseAddress!.Port)));

    [TestMethod]
    [DataRow("http://swarm.example")]
    [DataRow("null")]
    [DataRow("http://127.0.0.1:1")]
    public void RequestOfAnotherSiteIsRefused(string origin)
    {
        foreach (string path in new[] { "/api/frame", "/metrics", "/mqtt" })
        {
            Assert.AreEqual(HttpStatusCode.Forbidden, Ask(HttpMethod.Get, path, request => request.Headers.Add("Origin", origin)), path);
        }

        Assert.AreEqual(HttpStatusCode.Forbidden, Ask(HttpMethod.Post, "/api/deeds", request =>
        {
            Knows(request);
            request.Headers.Add("Origin", origin);
        }));
    }

    [TestMethod]
    public void RequestThatABrowserMarksAsForeignIsRefused()
    {
        Assert.AreEqual(HttpStatusCode.Forbidden, Ask(HttpMethod.Get, "/api/frame", request => request.Headers.Add("Sec-Fetch-Site", "cross-site")));
        Assert.AreEqual(HttpStatusCode.OK, Ask(HttpMethod.Get, "/", request =>
        {
            // A link that somebody follows.
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            request.Headers.Add("Sec-Fetch-Mode", "navigate");
            request.Headers.Add("Sec-Fetch-Dest", "document");
        }));
    }

    [TestMethod]
    public void EverythingIsUnderAStrictPolicy()
    {
        foreach (string path in new[] { "/", "/app.js", "/api/facts", "/metrics", "/nothing" })
        {
            using HttpResponseMessage answer = run.Http.GetAsync(path).GetAwaiter().GetResult();
            string policy = string.Join(";", answer.Headers.GetValues("Content-Security-Policy"));
            StringAssert.Contains(policy, "default-src 'none'");
            StringAssert.Contains(policy, "script-src 'self';");
            Assert.IsFalse(policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains('*', StringComparison.Ordinal), policy);
            Assert.AreEqual("nosniff", string.Join(";", answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [TestMethod]
    public void DeedThatIsNoneIsRefusedInASentence()
    {
        foreach ((Deed deed, string words) in new[]
        {
            (new Deed("fly"), "must be one of"), (new Deed("kill", 800), "from 0 to"), (new Deed("kill"), "from 0 to"),
            (new Deed("loss", Number: 101), "from 0 to 100"), (new Deed("loss"), "from 0 to 100"), (new Deed("intruder", Text: "spy"), "must be one of"),
        })
        {
            DeedAnswer answer = run.Do(deed.Name, deed.Node, deed.Number, deed.Text);
            Assert.IsFalse(answer.IsDone);
            StringAssert.Contains(answer.Text, words);
        }
    }

    [TestMethod]
    [DataRow("0.0.0.0:0", "--page-token")]
    [DataRow("192.168.1.7", "--page-token")]
    [DataRow("page.example", "in numbers")]
    [DataRow("70000", "PORT")]
    public void AddressIsRefusedInASentence(string address, string words)
    {
        UserException refused = Assert.ThrowsExactly<UserException>(() => PageOptions.Parse(address, null, null));
        StringAssert.Contains(refused.Message, words);
        Assert.AreEqual(UserException.Usage, refused.ExitCode);
    }

    [TestMethod]
    public void ShortTokenIsRefused() => Assert.ThrowsExactly<UserException>(() => PageOptions.Parse("0", "letmein", null));

    [TestMethod]
    public void BeyondLoopbackLookingNeedsTheTokenToo()
    {
        using SimRun open = new("calm", 4, PageOptions.Parse("0.0.0.0:0", Token, null));
        Uri local = new UriBuilder(open.Http.BaseAddress!) { Host = "127.0.0.1" }.Uri;
        using HttpClient stranger = new() { BaseAddress = local };
        foreach (string path in new[] { "/api/frame", "/api/stream", "/api/openapi.json", "/metrics" })
        {
            using HttpResponseMessage answer = stranger.GetAsync(path, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
            Assert.AreEqual(HttpStatusCode.Unauthorized, answer.StatusCode, path);
        }

        // The files hold no secret, and the browser sends the token only once they run.
        using HttpResponseMessage page = stranger.GetAsync("/").GetAwaiter().GetResult();
        Assert.AreEqual(HttpStatusCode.OK, page.StatusCode);
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using HttpResponseMessage known = stranger.GetAsync("/api/facts").GetAwaiter().GetResult();
        Assert.AreEqual(HttpStatusCode.OK, known.StatusCode);
    }

    [TestMethod]
    public void BrokerAnswersOverWebSocket()
    {
        using ClientWebSocket socket = new();
        socket.Options.AddSubProtocol("mqtt");
        socket.ConnectAsync(new UriBuilder(run.Http.BaseAddress!) { Scheme = "ws", Path = "/mqtt" }.Uri, CancellationToken.None).GetAwaiter().GetResult();
        Assert.AreEqual("mqtt", socket.SubProtocol);

        // CONNECT of MQTT 3.1.1, client "page", clean session; CONNACK is 20 02 00 00.
        byte[] connect = [0x10, 16, 0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 4, 2, 0, 60, 0, 4, (byte)'p', (byte)'a', (byte)'g', (byte)'e'];
        socket.SendAsync(connect, WebSocketMessageType.Binary, true, CancellationToken.None).GetAwaiter().GetResult();
        byte[] answer = new byte[16];
        int size = socket.ReceiveAsync(answer, CancellationToken.None).GetAwaiter().GetResult().Count;
        Assert.AreEqual("20020000", Convert.ToHexString(answer, 0, size));
        socket.Abort();
    }

    private static void Knows(HttpRequestMessage request) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);

    private static HttpStatusCode Ask(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        using HttpClient stranger = new() { BaseAddress = run.Http.BaseAddress };
        using HttpRequestMessage request = new(method, path);
        if (method != HttpMethod.Get)
        {
            request.Content = new StringContent(Speed, Encoding.UTF8, "application/json");
        }

        change?.Invoke(request);
        using HttpResponseMessage answer = stranger.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
        return answer.StatusCode;
    }
}
